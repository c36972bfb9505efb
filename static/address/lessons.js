// @ts-check
/** What the article shows of learning: one real step, and runs to wonder at. Each moves the stage above. */

/** A training as attributes of the element say it, and the words around the button that shows it. @typedef {{words: string, shows: string, asks: Record<string, string>}} Lesson */

/** @type {readonly Lesson[]} */
export const LESSONS = [
  {
    words: "The network above has a task that it can learn: which of its first two inputs is larger.",
    shows: "Watch one step of learning, term by term",
    asks: { task: "largest", film: "" },
  },
  {
    words: "After 340 steps it knows.",
    shows: "Show it then",
    asks: { task: "largest", step: "340" },
  },
];

/** @type {readonly Lesson[]} */
export const RIDDLES = [
  {
    shows: "XOR without a hidden layer",
    words: "cannot be learned: no straight line parts the classes.",
    asks: { task: "xor", layers: "2-2", step: "400" },
  },
  {
    shows: "Steps that are too long",
    words: "jump over the valley: after 50 the network is right about half of the time, as a coin is.",
    asks: { task: "moons", optimizer: "sgd", "learning-rate": "10", step: "50" },
  },
  {
    shows: "Neurons that died",
    words:
      "after long steps: every ReLU of the last hidden layer is silent for every example. Nothing comes back through them, so they stay so.",
    asks: { task: "moons", optimizer: "sgd", "learning-rate": "3", step: "300" },
  },
  {
    shows: "Labels without sense",
    words: "are learned by heart: all of those it has seen, fewer than half of those it has not.",
    asks: { task: "shuffled", layers: "2-32-32-2", step: "2000" },
  },
];

/** Every attribute that a lesson may set. */
const ATTRIBUTES = ["task", "layers", "step", "optimizer", "learning-rate", "film"];

/**
 * Lets an element show a training.
 * @param {HTMLElement} element @param {Record<string, string>} asks
 */
export function show(element, asks) {
  for (const name of ATTRIBUTES) if (!(name in asks)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(asks)) element.setAttribute(name, value);
  element.setAttribute("mode", "train");
}

/** @param {string} tag @param {object} [properties] */
const made = (tag, properties) => Object.assign(document.createElement(tag), properties);

/** @param {HTMLElement} element @param {Lesson} lesson */
function buttonOf(element, { shows, asks }) {
  const button = made("button", { type: "button", className: "goes", textContent: shows });
  button.addEventListener("click", () => {
    show(element, asks);
    element.scrollIntoView({ block: "nearest" });
    element.focus({ preventScroll: true });
  });
  return button;
}

/**
 * Tells of learning in a section of the article.
 * @param {HTMLElement} element @param {Element | undefined} section
 */
export function tellOfLearning(element, section) {
  const steps = made("p");
  for (const lesson of LESSONS) steps.append(`${lesson.words} `, buttonOf(element, lesson), " ");
  const riddles = made("ul");
  for (const riddle of RIDDLES) {
    const row = made("li");
    row.append(buttonOf(element, riddle), ` ${riddle.words}`);
    riddles.append(row);
  }
  const [learning, wondering] = ["Watch it learn", "Where learning fails"].map((textContent) => made("h3", { textContent })); // prettier-ignore
  section?.append(learning ?? "", steps, wondering ?? "", riddles);
}
