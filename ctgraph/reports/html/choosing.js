// Finds and highlights what belongs to the choice: a body with its lines, the bodies and lines of a finding, a relation with its ends.
((ctgraph) => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";

  // Returns {bodies, relations, chosen}: numbers, and the body that stands out, if one does; null where nothing is chosen.
  function findLit(structure, choice) {
    if (choice.body !== undefined) {
      const number = structure.numbers.get(choice.body);
      if (number === undefined) {
        return null;
      }
      const { up, below } = structure.findWay(number);
      const relations = [...up, ...below, ...listRelationsOf(structure, number)];
      return { bodies: new Set([number, ...listEnds(structure, relations)]), relations: new Set(relations), chosen: number };
    }
    if (choice.finding !== undefined) {
      const finding = structure.listFindings().find((each) => each.id === choice.finding);
      return finding ? { bodies: new Set(finding.bodies), relations: new Set(finding.relations) } : null;
    }
    if (choice.relation !== undefined) {
      const relation = structure.findRelation(choice.relation);
      return relation ? { bodies: new Set([relation.from, relation.to]), relations: new Set([relation.number]) } : null;
    }
    return null;
  }

  // The relations of a body that are taken as true: whoever is at their other ends is near to it.
  function listRelationsOf(structure, body) {
    const own = structure.relations.filter(({ from, to }) => from === body || to === body);
    return own.map(({ number }) => number).filter((number) => structure.isTaken(number));
  }

  function listEnds(structure, relations) {
    return relations.flatMap((number) => [structure.relations[number].from, structure.relations[number].to]);
  }

  function light(structure, found) {
    structure.drawing.classList.toggle("lighting", Boolean(found));
    for (const [number, shape] of structure.shapes) {
      shape.classList.toggle("lit", Boolean(found?.bodies.has(number)));
      const chosen = found?.chosen === number;
      shape.classList.toggle("chosen", chosen);
      shape.toggleAttribute("aria-current", chosen);
      drawHalo(shape, chosen);
    }
    for (const [number, line] of structure.lines) {
      line.classList.toggle("lit", Boolean(found?.relations.has(number)));
    }
    for (const [number, item] of structure.items) {
      const link = item.querySelector("a");
      if (found?.chosen === number) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }

  function drawHalo(shape, wanted) {
    shape.querySelector(":scope > .halo")?.remove();
    if (wanted) {
      const { x, y, width, height } = measureOutline(shape);
      const frame = document.createElementNS(SVG, "rect");
      for (const [name, value] of Object.entries({ x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: 6 })) {
        frame.setAttribute(name, value);
      }
      frame.classList.add("halo");
      shape.prepend(frame);
    }
  }

  // Where a body is drawn, without its words: they are measured before their font is there.
  function measureOutline(shape) {
    const boxes = [...shape.querySelectorAll("path, polygon, polyline, ellipse, rect")].map((each) => each.getBBox());
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
    return { x, y, width, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
  }

  ctgraph.choosing = { findLit, light };
})((window.ctgraph ??= {}));
