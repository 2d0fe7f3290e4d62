// One structure of the page, explored: what is chosen, what is shown, and what the keys and buttons do.
((ctgraph) => {
  "use strict";
  const STEP = 60; // pixels that an arrow key moves the drawing
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  class Explorer {
    constructor(section) {
      this.section = section;
      this.structure = new ctgraph.Structure(section);
      this.canvas = section.querySelector(".canvas");
      this.whole = this.structure.drawing;
      this.choice = {};
      this.view = new ctgraph.View(this.canvas);
      this.prepare(this.whole);
      this.listen();
      this.show();
    }

    get(selector) {
      return this.section.querySelector(selector);
    }

    // Make a drawing answer to pointers and keys.
    prepare(drawing) {
      for (const group of drawing.querySelectorAll(".body")) {
        group.setAttribute("role", "button");
        group.setAttribute("tabindex", "-1");
      }
      drawing.querySelector(".body")?.setAttribute("tabindex", "0");
      for (const line of drawing.querySelectorAll(".relation")) {
        const wide = line.querySelector("path")?.cloneNode();
        if (wide) {
          wide.setAttribute("class", "hit");
          line.append(wide);
        }
      }
      this.structure.use(drawing);
      this.labelShapes();
      this.view.show(drawing);
    }

    labelShapes() {
      for (const [number, shape] of this.structure.shapes) {
        ctgraph.signs.close(shape, this.structure.view);
        shape.setAttribute("aria-label", this.describe(number));
      }
    }

    listen() {
      const { section, canvas } = this;
      canvas.addEventListener("click", (event) => this.handleClick(event.target));
      canvas.addEventListener("keydown", (event) => this.handleKey(event));
      section.addEventListener("click", (event) => this.handleButton(event.target.closest("button")));
      section.querySelector(".filters").addEventListener("input", () => this.sift());
      section.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());
      section.querySelector(".filters [type=reset]").addEventListener("click", (event) => {
        event.preventDefault(); // a form is emptied after all who hear of it, and here it must be empty first
        event.target.form.reset();
        this.sift();
      });
      section.querySelector(".tools").addEventListener("change", () => this.show());
      document.addEventListener("pointerdown", (event) => {
        for (const menu of section.querySelectorAll(".menu[open]")) {
          menu.open = menu.contains(event.target);
        }
      });
    }

    handleClick(target) {
      const shape = target.closest("[data-body], [data-relation], [data-group]");
      if (shape) {
        this.open(shape);
      } else if (target === this.canvas || target.closest(".drawing")) {
        this.go();
      }
    }

    open(shape) {
      const { structure } = this;
      if (shape.dataset.body !== undefined) {
        this.go("body", structure.bodies[shape.dataset.body].id);
      } else if (shape.dataset.group !== undefined) {
        this.go("group", shape.dataset.group);
      } else if (shape.dataset.relation !== undefined) {
        const { from, kind, to } = structure.relations[shape.dataset.relation];
        this.go("relation", [structure.bodies[from].id, kind, structure.bodies[to].id]);
      }
    }

    go(what, value) {
      ctgraph.go(ctgraph.address.write(this.structure.name, what, value));
    }

    escape(event) {
      const menu = event.target.closest(".menu[open]");
      if (menu) {
        this.close(menu);
      } else if (Object.keys(this.choice).length) {
        this.go();
      }
    }

    handleButton(button) {
      const { do: what, pane, list } = button?.dataset ?? {};
      const actions = {
        in: () => this.view.zoom(1.25),
        out: () => this.view.zoom(0.8),
        fit: () => this.view.fit(),
        clear: () => this.go(),
        overview: () => this.go(),
        legend: () => button.setAttribute("aria-expanded", String(this.get(".stage").classList.toggle("with-legend"))),
        svg: () => this.save(button, what),
        png: () => this.save(button, what),
      };
      actions[what]?.();
      if (pane) {
        this.turnTo(pane);
      }
      if (list) {
        this.showList(list);
      }
    }

    save(button, ending) {
      this.close(button.closest(".menu"));
      ctgraph.download.download(this.structure, ending);
    }

    close(menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }

    // On a small screen one pane is seen at a time.
    turnTo(pane) {
      this.section.dataset.pane = pane;
      for (const tab of this.section.querySelectorAll(".tabs button")) {
        tab.setAttribute("aria-pressed", String(tab.dataset.pane === pane));
      }
      if (pane === "index") {
        this.get(".bodies [aria-current]")?.scrollIntoView({ block: "center" });
      }
      if (pane === "stage" && !this.view.settled) {
        this.view.fit();
        this.reveal(ctgraph.choosing.findLit(this.structure, this.choice));
      }
    }

    showList(which) {
      this.get(".list-of-bodies").hidden = which !== "bodies";
      this.get(".list-of-findings").hidden = which !== "findings";
      for (const tab of this.section.querySelectorAll(".tabs-of-index button")) {
        tab.setAttribute("aria-pressed", String(tab.dataset.list === which));
      }
    }

    handleKey(event) {
      const { target, key } = event;
      const shape = target.closest?.(".body");
      const actions = { "+": () => this.view.zoom(1.25), "-": () => this.view.zoom(0.8), 0: () => this.view.fit() };
      if ((key === "Enter" || key === " ") && shape) {
        this.open(shape);
      } else if (DIRECTIONS[key] && shape && !event.shiftKey) {
        this.step(shape, DIRECTIONS[key]);
      } else if (DIRECTIONS[key]) {
        this.view.pan(-DIRECTIONS[key][0] * STEP, -DIRECTIONS[key][1] * STEP);
      } else if (actions[key]) {
        actions[key]();
      } else {
        return;
      }
      event.preventDefault();
    }

    // Go on to the nearest body in a direction.
    step(from, [across, down]) {
      const [x, y] = findMiddle(from);
      let [best, nearest] = [null, Infinity];
      for (const shape of this.structure.drawing.querySelectorAll(".body")) {
        const [dx, dy] = [findMiddle(shape)[0] - x, findMiddle(shape)[1] - y];
        const [ahead, aside] = [dx * across + dy * down, Math.abs(dx * down) + Math.abs(dy * across)];
        if (ahead > 1 && shape.getClientRects().length && ahead + 2 * aside < nearest) {
          [best, nearest] = [shape, ahead + 2 * aside];
        }
      }
      if (best) {
        from.setAttribute("tabindex", "-1");
        best.setAttribute("tabindex", "0");
        best.focus({ preventScroll: true });
        this.view.reveal([best]);
      }
    }

    sift() {
      const wanted = Object.fromEntries(new FormData(this.get(".filters")));
      const left = ctgraph.filters.sift(this.structure, wanted);
      const seen = [...left].filter((number) => !this.structure.items.get(number).classList.contains("off")).length;
      this.get(".count").textContent = `${seen} of ${this.structure.bodies.length} bodies`;
      this.get(".none-found").hidden = seen > 0;
      return left;
    }

    // Show what the boxes under "Show" say, and what follows from what is taken as true.
    show() {
      const boxes = this.listBoxes();
      const checked = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
      const hidden = boxes.filter((box) => box.name === "assume").length
        ? checked("assume").reduce((sum, value) => sum + Number(value), 0)
        : this.structure.view;
      this.section.classList.replace(`at-${this.structure.view}`, `at-${hidden}`);
      this.structure.view = hidden;
      ctgraph.filters.show(this.structure, new Set(checked("kind")), this.showsIdle());
      this.labelShapes();
      this.sift();
      this.choose(this.choice, true);
    }

    listBoxes() {
      return [...this.section.querySelectorAll(".tools input")];
    }

    // Whether bodies that do not operate are shown; where all of them do, there is no box for it.
    showsIdle() {
      return this.listBoxes().find((box) => box.name === "idle")?.checked ?? true;
    }

    // Take other standings as true, so that a finding which there is only then can be seen.
    assume(view) {
      for (const box of this.section.querySelectorAll('.tools input[name="assume"]')) {
        box.checked = Boolean(view & Number(box.value));
      }
      this.show();
    }

    // What can be read in its shape, and then what it is and what is found of it.
    describe(number) {
      const { kind, status } = this.structure.bodies[number];
      const rows = [...this.structure.shapes.get(number).querySelectorAll("text")];
      const label = rows.filter((row) => getComputedStyle(row).display !== "none").map((row) => row.textContent).join(" ");
      const found = this.structure.listFindings().filter((each) => each.bodies[0] === number && !each.accepted).reverse();
      return [`${label}: ${kind}, ${status}`, ...found.map((each) => `${this.structure.severities[each.severity]}: ${each.message}`)].join(". ");
    }

    // Show what the address says is chosen; `again` where only what is shown around it has changed.
    choose(choice, again = false) {
      const { structure } = this;
      this.choice = choice;
      const elsewhere = structure.findings.filter((each) => each.id === choice.finding).flatMap((each) => each.views);
      if (!again && elsewhere.length && !elsewhere.includes(structure.view)) {
        this.assume(elsewhere[0]);
      }
      const found = ctgraph.choosing.findLit(structure, choice);
      if (structure.groups.length) {
        this.drawNear(choice, found);
      }
      ctgraph.choosing.light(structure, found);
      const card = this.findCard(choice);
      for (const each of this.section.querySelectorAll(".card.chosen")) {
        each.classList.remove("chosen");
      }
      (card ?? this.get(".overview")).classList.add("chosen");
      const rule = structure.listFindings().find((each) => each.id === choice.finding)?.rule;
      for (const each of this.section.querySelectorAll(".card.rule")) {
        each.classList.toggle("chosen", each.dataset.rule === rule);
      }
      this.tellGone(ctgraph.address.nameGone(choice, card));
      const any = Boolean(card);
      this.get('[data-do="clear"]').hidden = !any;
      this.section.classList.toggle("has-choice", any);
      if (!again) {
        this.get(".details").scrollTop = 0;
        this.reveal(found);
        ctgraph.say?.(any ? this.summarise(card) : "Nothing is chosen");
      }
    }

    reveal(found) {
      if (found) {
        const { shapes, lines } = this.structure;
        const wanted = [...[...found.bodies].map((each) => shapes.get(each)), ...[...found.relations].map((each) => lines.get(each))];
        this.view.reveal(wanted.filter(Boolean));
        const item = this.structure.items.get(found.chosen);
        item?.scrollIntoView({ block: "nearest" });
      }
    }

    drawNear(choice, found) {
      const numbers = ctgraph.near.findWanted(this.structure, choice, found);
      const drawing = numbers ? ctgraph.near.draw(this.structure, numbers).drawing : this.whole;
      if (drawing !== this.structure.drawing) {
        this.structure.drawing.replaceWith(drawing);
        if (numbers) {
          this.prepare(drawing);
        } else {
          this.structure.use(drawing);
          this.view.show(drawing);
        }
        const boxes = [...this.section.querySelectorAll('.tools input[name="kind"]:checked')];
        ctgraph.filters.show(this.structure, new Set(boxes.map((box) => box.value)), this.showsIdle());
      }
      this.get('[data-do="overview"]').disabled = !numbers;
    }

    // Say what a link leads to that is not there; nothing where it leads somewhere.
    tellGone(words) {
      this.get(".gone").hidden = !words;
      this.get(".gone").textContent = words;
    }

    findCard(choice) {
      if (choice.relation !== undefined) {
        return this.makeRelationCard(choice.relation);
      }
      const [what] = ["body", "finding", "group", "interlocks"].filter((each) => choice[each] !== undefined);
      return what ? document.getElementById(ctgraph.address.write(this.structure.name, what, choice[what]).slice(1)) : null;
    }

    makeRelationCard(names) {
      const row = document.getElementById(ctgraph.address.write(this.structure.name, "relation", names).slice(1));
      const card = this.get(".relation-card");
      if (!row) {
        return null;
      }
      const copy = row.cloneNode(true);
      copy.removeAttribute("id");
      const start = this.structure.cards.get(this.structure.numbers.get(names[0]));
      const link = document.createElement("a");
      link.href = `#${start.id}`;
      link.textContent = copy.firstChild.textContent.trim();
      copy.firstChild.replaceWith(link, " ");
      card.querySelector("ul").replaceChildren(copy);
      card.hidden = false;
      return card;
    }

    summarise(card) {
      const shown = [...card.querySelectorAll("h4, .account p, .says, .relations li")].filter((each) => each.getClientRects().length);
      return shown.slice(0, 2).map((each) => each.textContent.trim().replace(/\s+/g, " ")).join(". ");
    }
  }

  function findMiddle(shape) {
    const { left, top, width, height } = shape.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }

  ctgraph.Explorer = Explorer;
})((window.ctgraph ??= {}));
