// The data of one structure, and the element of each body and relation in the page.
((ctgraph) => {
  "use strict";

  class Structure {
    constructor(section) {
      this.section = section;
      const data = JSON.parse(section.querySelector('script[type="application/json"]').textContent);
      this.name = data.name;
      this.id = data.id;
      this.title = data.title;
      this.view = data.view; // which weak standings are taken as true: 1 for inferred, 2 for proposed, added
      this.words = data.words; // of each kind of relation, as it is said of one body and of several
      this.signs = data.signs;
      this.severities = data.severities; // the words for people, by code
      this.upward = new Set(data.upward);
      this.groups = data.groups.map(([head, name, bodies]) => ({ head, name, bodies }));
      this.bodies = data.bodies.map(([id, label, kind, status, search, idle, several], number) => ({
        number, id, label, kind, status, idle, several, search: simplify(search),
      }));
      this.relations = data.relations.map(([from, to, kind, standing, taken, lower, upper], number) => ({
        number, from, to, kind, standing, taken, lower, upper,
      }));
      this.findings = data.findings.map(([id, views, severity, rule, message, bodies, relations, accepted]) => ({
        id, views, severity, rule, message, bodies, relations, accepted,
      }));
      this.ways = data.ways;
      this.numbers = new Map(this.bodies.map((body) => [body.id, body.number]));
      this.items = new Map();
      for (const item of section.querySelectorAll("[data-item]")) {
        this.items.set(Number(item.dataset.item), item);
      }
      this.cards = new Map();
      for (const card of section.querySelectorAll("[data-card]")) {
        this.cards.set(Number(card.dataset.card), card);
      }
      this.legend = section.querySelector(".legend svg");
      this.use(section.querySelector(".drawing"));
    }

    // Take this drawing as the one that is shown.
    use(drawing) {
      this.drawing = drawing;
      this.shapes = new Map();
      this.lines = new Map();
      for (const element of drawing.querySelectorAll("[data-body]")) {
        this.shapes.set(Number(element.dataset.body), element);
      }
      for (const element of drawing.querySelectorAll("[data-relation]")) {
        this.lines.set(Number(element.dataset.relation), element);
      }
    }

    operates(body) {
      return !this.bodies[body].idle.includes(this.view);
    }

    isTaken(relation) {
      return this.relations[relation].taken.includes(this.view);
    }

    listFindings() {
      return this.findings.filter((finding) => finding.views.includes(this.view));
    }

    findWay(body) {
      const [, up, below] = this.ways[body].find(([views]) => views.includes(this.view)) ?? [[], [], []];
      return { up, below };
    }

    findRelation([from, kind, to]) {
      const [start, end] = [this.numbers.get(from), this.numbers.get(to)];
      return this.relations.find((each) => each.from === start && each.to === end && each.kind === kind);
    }

    aloud(relation) {
      const { from, to, kind, standing } = this.relations[relation];
      const weak = standing === "stated" ? "" : ` (${standing})`;
      return `${this.bodies[from].label} ${this.words[kind][this.bodies[from].several]} ${this.bodies[to].label}${weak}`;
    }
  }

  function simplify(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  ctgraph.Structure = Structure;
  ctgraph.simplify = simplify;
})((window.ctgraph ??= {}));
