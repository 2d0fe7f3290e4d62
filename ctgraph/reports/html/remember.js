// Under `ctgraph serve`: what a reader has set in the page is the same after it was loaded anew.
((ctgraph) => {
  "use strict";
  const KEY = `ctgraph ${location.pathname}`;

  function read(explorer) {
    const { section, view } = explorer;
    const get = (selector) => section.querySelector(selector);
    return {
      filters: Object.fromEntries(new FormData(get(".filters"))),
      filtersOpen: get(".filters details").open,
      boxes: explorer.listBoxes().map(({ name, value, checked }) => ({ name, value, checked })),
      pane: section.dataset.pane,
      list: get('.tabs-of-index [aria-pressed="true"]').dataset.list,
      legend: get(".stage").classList.contains("with-legend"),
      view: view.settled && { x: view.x, y: view.y, scale: view.scale },
      scrolled: [".index", ".details"].map((pane) => get(pane).scrollTop),
    };
  }

  function write(explorer, before) {
    const { section } = explorer;
    const get = (selector) => section.querySelector(selector);
    for (const [name, value] of Object.entries(before.filters)) {
      const field = get(".filters").elements[name];
      if (field) {
        field.value = value;
        field.value ||= ""; // what is chosen may be no choice any more
      }
    }
    get(".filters details").open = before.filtersOpen;
    for (const box of explorer.listBoxes()) {
      const same = before.boxes.find((each) => each.name === box.name && each.value === box.value);
      box.checked = same?.checked ?? box.checked;
    }
    explorer.show();
    explorer.showList(before.list);
    if (before.pane) {
      explorer.turnTo(before.pane);
    }
    if (before.legend) {
      get('[data-do="legend"]').click();
    }
    if (before.view) {
      explorer.view.restore(before.view);
    }
    [".index", ".details"].forEach((pane, place) => {
      get(pane).scrollTop = before.scrolled[place];
    });
  }

  function save() {
    const sections = [...ctgraph.explorers].map(([section, explorer]) => [section.id, read(explorer)]);
    const current = document.querySelector(".structure.current").id;
    const dark = document.documentElement.classList.contains("dark");
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ dark, current, sections }));
    } catch {
      // there is no room, or no leave: then the page begins as it does the first time
    }
  }

  function recall() {
    let before = null;
    try {
      before = JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      // no leave, as above
    }
    if (!before) {
      return;
    }
    ctgraph.setDark(before.dark);
    for (const [id, state] of before.sections) {
      const section = [...document.querySelectorAll(".structure")].find((each) => each.id === id);
      if (section) {
        write(ctgraph.getExplorer(section), state);
      }
    }
  }

  recall();
  window.addEventListener("pagehide", save);
})((window.ctgraph ??= {}));
