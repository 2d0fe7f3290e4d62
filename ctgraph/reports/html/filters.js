// Which bodies a search and filters leave, and which lines and bodies the diagram shows.
((ctgraph) => {
  "use strict";
  const MANY = 500;

  // wanted: {words, kind, status, rule, standing}, each empty where it is all the same. Returns a set of numbers.
  function find(structure, wanted) {
    const words = ctgraph.simplify(wanted.words ?? "").split(/\s+/).filter(Boolean);
    const named = wanted.rule && new Set(structure.listFindings().filter((each) => each.rule === wanted.rule).flatMap((each) => each.bodies.slice(0)));
    const lined =
      wanted.standing &&
      new Set(structure.relations.filter((each) => each.standing === wanted.standing).flatMap((each) => [each.from, each.to]));
    const left = structure.bodies.filter(
      (body) =>
        words.every((word) => body.search.includes(word)) &&
        (!wanted.kind || body.kind === wanted.kind) &&
        (!wanted.status || body.status === wanted.status) &&
        (!named || named.has(body.number)) &&
        (!lined || lined.has(body.number)),
    );
    return new Set(left.map((body) => body.number));
  }

  // Show only what a search and filters leave in the list, and dim the rest in the drawing.
  function sift(structure, wanted) {
    const left = find(structure, wanted);
    const all = left.size === structure.bodies.length;
    const list = structure.items.get(0)?.parentElement;
    if (structure.items.size > MANY) {
      list.hidden = true;
      list.getClientRects(); // a browser takes long to hide many neighbours in what is seen
    }
    for (const [number, item] of structure.items) {
      item.hidden = !left.has(number);
    }
    if (list) {
      list.hidden = false;
    }
    structure.drawing.classList.toggle("sifting", !all);
    for (const [number, shape] of structure.shapes) {
      shape.classList.toggle("match", left.has(number));
    }
    for (const [number, line] of structure.lines) {
      const { from, to } = structure.relations[number];
      line.classList.toggle("match", left.has(from) && left.has(to));
    }
    return left;
  }

  // Hide what is not to be shown: lines of other kinds, and bodies that do not operate with their lines.
  function show(structure, kinds, idle) {
    const hidden = (body) => !idle && !structure.operates(body);
    for (const [number, shape] of structure.shapes) {
      shape.classList.toggle("off", hidden(number));
    }
    for (const [number, item] of structure.items) {
      item.classList.toggle("off", hidden(number));
    }
    for (const [number, line] of structure.lines) {
      const { from, to, kind } = structure.relations[number];
      line.classList.toggle("off", !kinds.has(kind) || hidden(from) || hidden(to));
    }
  }

  ctgraph.filters = { find, sift, show };
})((window.ctgraph ??= {}));
