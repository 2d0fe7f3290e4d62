// The page of a change: which structure is shown, which change is chosen, and what that lights up. The address says both:
// "#change=0a1b…", "#body=board", "#side=before&change=0a1b…".
((ctgraph) => {
  "use strict";
  const STEP = 60; // pixels that an arrow key moves the drawing
  const ZOOM = 1.25;
  const SIDES = ["before", "both", "after"];
  const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const section = document.querySelector(".change");
  const said = document.querySelector(".said");
  const entries = [...section.querySelectorAll(".changes > li")];
  const stage = section.querySelector(".stage");
  const canvas = section.querySelector(".canvas");
  const drawing = canvas?.querySelector(".drawing");
  const view = canvas && new ctgraph.View(canvas);
  const ids = canvas ? JSON.parse(canvas.dataset.ids) : [];
  let chosen = {};

  function listNumbers(entry, what) {
    return entry.dataset[what].split(" ").filter(Boolean);
  }

  function listElements(bodies, relations) {
    const shown = drawing?.querySelector(`.side.${section.dataset.side}`);
    const selectors = [...bodies.map((each) => `[data-body="${each}"]`), ...relations.map((each) => `[data-relation="${each}"]`)];
    return shown && selectors.length ? [...shown.querySelectorAll(selectors.join(","))] : [];
  }

  // The entry that is chosen, those about the body that is, and what of the diagram that is about.
  function find() {
    if (chosen.change !== undefined) {
      const entry = entries.find((each) => each.id === `change=${chosen.change}`);
      return entry
        ? { entry, entries: [entry], bodies: listNumbers(entry, "bodies"), relations: listNumbers(entry, "relations") }
        : undefined;
    }
    const number = ids.indexOf(chosen.body);
    if (number < 0) {
      return undefined;
    }
    const about = entries.filter((each) => listNumbers(each, "bodies").includes(String(number)));
    return { entries: about, bodies: [String(number)], relations: [] };
  }

  function light(found) {
    for (const each of drawing?.querySelectorAll(".lit") ?? []) {
      each.classList.remove("lit");
    }
    const lit = found ? listElements(found.bodies, found.relations) : [];
    for (const each of lit) {
      each.classList.add("lit");
    }
    drawing?.classList.toggle("lighting", lit.length > 0);
    return lit;
  }

  function show() {
    const found = find();
    const isMissing = !found && (chosen.change !== undefined || chosen.body !== undefined);
    for (const each of entries) {
      each.classList.toggle("concerned", Boolean(found?.entries.includes(each)));
      each.firstElementChild.toggleAttribute("aria-current", each === found?.entry);
      if (each === found?.entry) {
        each.firstElementChild.setAttribute("aria-current", "true");
      }
    }
    for (const button of section.querySelectorAll("[data-side][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.dataset.side === section.dataset.side));
    }
    const clear = section.querySelector('[data-do="clear"]');
    if (clear) {
      clear.hidden = !found;
    }
    const lit = light(found);
    if (lit.length) {
      view.reveal(lit);
    }
    found?.entries[0]?.scrollIntoView({ block: "nearest" });
    said.textContent = describe(found, lit, isMissing);
  }

  function describe(found, lit, isMissing) {
    if (isMissing) {
      return "The address names what is not here, or no longer.";
    }
    if (!found) {
      return "";
    }
    if (!lit.length && (found.bodies.length || found.relations.length)) {
      return "The diagram that is shown has nothing of it; choose Both.";
    }
    return found.entry ? "" : `${found.entries.length} ${found.entries.length === 1 ? "change is" : "changes are"} about it.`;
  }

  function write({ side, change, body }) {
    const parts = side === "both" ? [] : [`side=${side}`];
    if (change !== undefined) {
      parts.push(`change=${change}`);
    } else if (body !== undefined) {
      parts.push(ctgraph.address.write("", "body", body).slice(1));
    }
    return `#${parts.join("&")}`;
  }

  function go(next) {
    history.pushState(null, "", write({ side: section.dataset.side, change: chosen.change, body: chosen.body, ...next }));
    follow();
  }

  function follow() {
    const { side, change, body } = ctgraph.address.parse(location.hash);
    section.dataset.side = SIDES.includes(side) ? side : "both";
    chosen = { change, body };
    show();
  }

  function turnTo(pane) {
    section.dataset.pane = pane;
    for (const button of section.querySelectorAll(".tabs button")) {
      button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
    }
    if (pane === "stage") {
      show();
    }
  }

  // A change of which the diagram that is shown has nothing is shown in both.
  function choose(link) {
    const entry = link.parentElement;
    const next = { change: entry.id.slice("change=".length), body: undefined };
    const isThere = listElements(listNumbers(entry, "bodies"), listNumbers(entry, "relations")).length;
    go(isThere ? next : { side: "both", ...next });
    if (canvas && (entry.dataset.bodies || entry.dataset.relations)) {
      turnTo("stage");
      if (!link.checkVisibility()) {
        canvas.focus({ preventScroll: true }); // where there is room for one of the two alone
      }
    }
  }

  const actions = {
    in: () => view.zoom(ZOOM),
    out: () => view.zoom(1 / ZOOM),
    fit: () => view.fit(),
    legend: (button) => {
      const opened = stage.classList.toggle("with-legend");
      button.setAttribute("aria-expanded", String(opened));
    },
    clear: () => {
      go({ change: undefined, body: undefined });
      canvas.focus({ preventScroll: true });
    },
  };

  section.addEventListener("click", (event) => {
    const link = event.target.closest(".changes a");
    const button = event.target.closest("button");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      choose(link);
    } else if (button?.dataset.side) {
      go({ side: button.dataset.side });
    } else if (button?.dataset.pane) {
      turnTo(button.dataset.pane);
    } else if (button?.dataset.do) {
      actions[button.dataset.do](button);
    }
  });
  canvas?.addEventListener("click", (event) => {
    const body = event.target.closest("[data-body]");
    if (body) {
      go({ change: undefined, body: ids[Number(body.dataset.body)] });
    }
  });
  canvas?.addEventListener("keydown", (event) => {
    const by = ARROWS[event.key];
    const action = { "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !(by || action)) {
      return;
    }
    event.preventDefault();
    if (by) {
      view.pan(by[0] * STEP, by[1] * STEP);
    } else {
      actions[action]();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && (chosen.change !== undefined || chosen.body !== undefined)) {
      go({ change: undefined, body: undefined });
    }
  });
  document.querySelector(".skip").addEventListener("click", (event) => {
    const pane = document.querySelector(event.target.hash);
    if (pane) {
      event.preventDefault(); // the address says what is chosen, and that stays
      turnTo(pane.classList[0]);
      pane.focus();
    }
  });
  window.addEventListener("popstate", follow); // also when somebody types another address
  if (drawing) {
    view.show(drawing);
  }
  follow();
})((window.ctgraph ??= {}));
