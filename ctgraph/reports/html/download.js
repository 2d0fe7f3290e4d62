// The diagram as it is shown, as a file: with its title, sources and legend, in the page's colours.
((ctgraph) => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  // Characters that cannot stand in XML, however they are written.
  const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
  const DOTS = 2; // of the picture, to a point
  const MOST_DOTS = 16000; // a side: browsers draw no larger

  // Returns the text of an SVG file of what a structure shows now.
  function writeSvg({ drawing, legend, title, view }) {
    const copy = copyDrawing(drawing, view);
    const { x, y, width, height } = measureWith(drawing, legend);
    copy.setAttribute("viewBox", [x, y, width, height].join(" "));
    copy.setAttribute("width", `${width}pt`);
    copy.setAttribute("height", `${height}pt`);
    const below = legend.cloneNode(true);
    below.setAttribute("x", x);
    below.setAttribute("y", y + height - legend.viewBox.baseVal.height);
    below.setAttribute("width", legend.viewBox.baseVal.width);
    below.setAttribute("height", legend.viewBox.baseVal.height);
    const name = makeElement("title", {});
    name.textContent = title;
    const style = makeElement("style", {});
    style.textContent = collectStyles();
    copy.prepend(name, style, makeElement("rect", { x, y, width, height, class: "f-ground" }));
    copy.append(below);
    const written = new XMLSerializer().serializeToString(copy).replace(NOT_XML, "\ufffd");
    return `<?xml version="1.0" encoding="utf-8"?>\n${written}\n`;
  }

  // A drawing without what is hidden, and without what only a page needs.
  function copyDrawing(drawing, view) {
    const placed = drawing.style.cssText;
    drawing.removeAttribute("style"); // a copy of it would be an inline style, which the page's policy refuses
    const copy = drawing.cloneNode(true);
    drawing.style.cssText = placed;
    const copies = copy.querySelectorAll("*");
    drawing.querySelectorAll("*").forEach((element, place) => {
      const { classList } = element;
      const untrue = classList.contains("when") && !classList.contains(`l${view}`);
      const hidden = !element.closest(".around") && getComputedStyle(element).display === "none";
      if (untrue || hidden || classList.contains("hit")) {
        copies[place].remove();
      }
      copies[place].removeAttribute("tabindex");
    });
    return copy;
  }

  function measureWith(drawing, legend) {
    const { x, y, width, height } = drawing.viewBox.baseVal;
    const below = legend.viewBox.baseVal;
    return { x, y, width: Math.max(width, below.width), height: height + below.height };
  }

  function makeElement(name, attributes) {
    const element = document.createElementNS(SVG, name);
    for (const [attribute, value] of Object.entries(attributes)) {
      element.setAttribute(attribute, value);
    }
    return element;
  }

  // The fonts, and the rules of the page that are about drawings, with the colours that there are now.
  function collectStyles() {
    const colours = getComputedStyle(document.documentElement);
    const coloured = (text) => text.replace(/var\((--[\w-]+)\)/g, (_, name) => colours.getPropertyValue(name).trim());
    const rules = [...document.styleSheets[0].cssRules];
    const wanted = rules.filter((rule) => rule instanceof CSSFontFaceRule || /^\.(drawing|legend-drawing|[fs]-)/.test(rule.selectorText ?? ""));
    return wanted.map((rule) => coloured(rule.cssText)).join("\n");
  }

  async function drawPng(structure) {
    const address = URL.createObjectURL(new Blob([writeSvg(structure)], { type: "image/svg+xml" }));
    try {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const { width, height } = measureWith(structure.drawing, structure.legend);
      const dots = Math.min(DOTS, MOST_DOTS / width, MOST_DOTS / height);
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [Math.ceil(width * dots), Math.ceil(height * dots)];
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async function download(structure, ending) {
    const name = `${(structure.id || "diagram").replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80)}.${ending}`;
    const blob = ending === "png" ? await drawPng(structure) : new Blob([writeSvg(structure)], { type: "image/svg+xml" });
    save(blob, name);
  }

  ctgraph.download = { writeSvg, drawPng, download };
})((window.ctgraph ??= {}));
