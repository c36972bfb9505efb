// @ts-check
// Unpacks the element, which the page holds as base64 of gzip, and runs it as a script that the page's policy names.
{
  const packed = document.querySelector("script[data-element]")?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  new Response(unpacked).text().then((text) => {
    const script = document.createElement("script");
    script.text = text;
    document.body.append(script);
  });
}
