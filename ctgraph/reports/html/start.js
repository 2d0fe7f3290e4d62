// Begins: one explorer for each structure of the page, and whichever of them the address names is shown.
((ctgraph) => {
  "use strict";
  const sections = [...document.querySelectorAll(".structure")];
  const said = document.querySelector(".said");
  const explorers = new Map();

  function getExplorer(section) {
    if (!explorers.has(section)) {
      explorers.set(section, new ctgraph.Explorer(section));
    }
    return explorers.get(section);
  }

  // As a link goes, but for the focus, which stays where it is while that can be seen.
  function go(hash) {
    const from = document.activeElement;
    history.pushState(null, "", hash || "#");
    follow();
    const now = document.activeElement;
    if (now === document.body || !now.checkVisibility()) {
      (from?.closest(".pane") ?? document.getElementById("details")).focus({ preventScroll: true });
    }
  }

  function follow() {
    const choice = ctgraph.address.parse(location.hash);
    const named = sections.find((section) => section.id === ctgraph.address.write(choice.structure).slice(1));
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
    const goneStructure = choice.structure ? ctgraph.address.nameGone({ structure: choice.structure }, named) : "";
    delete choice.structure;
    if (location.hash === "#bodies" || location.hash === "#diagram" || location.hash === "#details") {
      return;
    }
    getExplorer(section).choose(choice);
    if (goneStructure) {
      getExplorer(section).tellGone(goneStructure);
    }
  }

  ctgraph.say = (words) => {
    said.textContent = words;
  };

  ctgraph.go = go;

  document.addEventListener("click", (event) => {
    const link = event.target.closest('main a[href^="#"], .contents a');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      const pane = link.closest(".index");
      go(link.hash);
      if (pane) {
        getExplorer(pane.closest(".structure")).turnTo("details");
      }
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      getExplorer(document.querySelector(".structure.current")).escape(event);
    }
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    const pane = document.querySelector(event.target.hash);
    if (pane) {
      event.preventDefault(); // the address says what is chosen, and that stays
      const section = pane.closest(".structure");
      getExplorer(section).turnTo(pane.classList[0]);
      pane.focus();
    }
  });
  window.addEventListener("popstate", follow); // also when somebody types another address
  follow();
  Object.assign(ctgraph, { explorers, getExplorer });
})((window.ctgraph ??= {}));
