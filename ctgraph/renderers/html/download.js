// The diagram as it is shown, as a file: with its title, sources and legend, in the colours of the page.
((ctgraph) => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  // Characters that cannot stand in XML, however they are written.
  const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
  const DOTS = 2; // of the picture, to a point
  const MOST_DOTS = 16000; // a side: browsers draw no larger

  // Returns the text of an SVG file.
  function asSvg(drawing, title) {
    const placed = drawing.style.cssText;
    drawing.removeAttribute("style"); // a copy of it would be an inline style, which the page's policy refuses
    const copy = drawing.cloneNode(true);
    drawing.style.cssText = placed;
    const originals = drawing.querySelectorAll("*");
    const copies = copy.querySelectorAll("*");
    originals.forEach((element, place) => {
      if (!element.closest(".around") && getComputedStyle(element).display === "none") {
        copies[place].remove();
      }
    });
    for (const element of copy.querySelectorAll("[tabindex], .hit")) {
      element.classList.contains("hit") ? element.remove() : element.removeAttribute("tabindex");
    }
    const { width, height } = drawing.viewBox.baseVal;
    copy.setAttribute("width", `${width}pt`);
    copy.setAttribute("height", `${height}pt`);
    const name = document.createElementNS(SVG, "title");
    name.textContent = title;
    const style = document.createElementNS(SVG, "style");
    style.textContent = styles();
    copy.prepend(name, style);
    const written = new XMLSerializer().serializeToString(copy).replace(NOT_XML, "\ufffd");
    return `<?xml version="1.0" encoding="utf-8"?>\n${written}\n`;
  }

  // The fonts, and the rules of the page that are about drawings, with the colours that there are now.
  function styles() {
    const colours = getComputedStyle(document.documentElement);
    const coloured = (text) => text.replace(/var\((--[\w-]+)\)/g, (_, name) => colours.getPropertyValue(name).trim());
    const rules = [...document.styleSheets[0].cssRules];
    const wanted = rules.filter((rule) => rule instanceof CSSFontFaceRule || /^\.(drawing|[fs]-)/.test(rule.selectorText ?? ""));
    return wanted.map((rule) => coloured(rule.cssText)).join("\n");
  }

  async function asPng(drawing, title) {
    const address = URL.createObjectURL(new Blob([asSvg(drawing, title)], { type: "image/svg+xml" }));
    try {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const { width, height } = drawing.viewBox.baseVal;
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
    const { drawing, title } = structure;
    const blob = ending === "png" ? await asPng(drawing, title) : new Blob([asSvg(drawing, title)], { type: "image/svg+xml" });
    save(blob, name);
  }

  ctgraph.download = { asSvg, asPng, download };
})((window.ctgraph ??= {}));
