/** Scale: how the page times, paints and words it. */

export const scale = {
  forwards: [
    {
      name: "stretch",
      ms: 300,
      makes: ["scaled"],
      glyph: "light",
    },
  ],
};

export const words = {
  arrays: { factors: "factor", scaled: "scaled activation" },
  columns: ["factors", "scaled"],
  told: { stretch: "each times its factor" },
  spoken: { stretch: "stretch them" },
  card: { title: "Scale", does: "multiplies the activation by a factor of its own" },
};
