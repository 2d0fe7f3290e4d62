// Begins: one explorer for each structure of the page, and whichever of them the address names is shown.
((ctgraph) => {
  "use strict";
  const sections = [...document.querySelectorAll(".structure")];
  const said = document.querySelector(".said");
  const explorers = new Map();

  function explorer(section) {
    if (!explorers.has(section)) {
      explorers.set(section, new ctgraph.Explorer(section));
    }
    return explorers.get(section);
  }

  function follow() {
    const choice = ctgraph.address.parse(location.hash);
    const named = sections.find((section) => section.id === ctgraph.address.written(choice.structure).slice(1));
    const section = named ?? sections.find((each) => each.classList.contains("current")) ?? sections[0];
    for (const each of sections) {
      each.classList.toggle("current", each === section);
    }
    for (const link of document.querySelectorAll(".contents a")) {
      link.toggleAttribute("aria-current", link.hash === `#${section.id}`);
    }
    for (const [id, pane] of Object.entries({ bodies: ".index", diagram: ".stage", details: ".details" })) {
      document.getElementById(id)?.removeAttribute("id");
      section.querySelector(pane).id = id;
    }
    delete choice.structure;
    if (location.hash === "#bodies" || location.hash === "#diagram" || location.hash === "#details") {
      return;
    }
    explorer(section).choose(choice);
  }

  ctgraph.say = (words) => {
    said.textContent = words;
  };

  document.querySelector(".skip").addEventListener("click", (event) => {
    const pane = document.querySelector(event.target.hash);
    if (pane) {
      event.preventDefault(); // the address says what is chosen, and that stays
      const section = pane.closest(".structure");
      explorer(section).turnTo(pane.classList[0]);
      pane.focus();
    }
  });
  const theme = document.querySelector(".theme");
  const isDark = () => document.documentElement.classList.contains("dark");
  theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    document.documentElement.classList.toggle("dark");
    theme.setAttribute("aria-pressed", String(isDark()));
  });
  document.querySelector(".print").addEventListener("click", () => print());
  window.addEventListener("hashchange", follow);
  follow();
  ctgraph.explorers = explorers;
})((window.ctgraph ??= {}));
