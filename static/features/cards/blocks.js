// @ts-check
/** Every kind of block a card may have: from what Python says of an operation to what the card shows, and its view. */

import { finishedMs, fullName } from "../../core/phases.js";
import { comesWhen, makerOf } from "../../core/words.js";
import { curveOf, curveView } from "./block-curve.js";
import { formulaOf, formulaView } from "./block-formula.js";
import { matrixOf, matrixView } from "./block-matrix.js";
import { productOf, productView } from "./block-product.js";
import { deliveriesOf, sumOf } from "./block-sum.js";
import { deliveriesView, sumView } from "./block-sum-view.js";
import { tableOf, tableView } from "./block-table.js";
import { valuesOf, valuesView } from "./block-values.js";

/** @import { Block, Scope, Section } from "../../card-types.d.ts" */

/**
 * @typedef {object} BlockKind
 * @property {(block: any, scope: Scope) => Section} content
 * @property {(content: any, opened: boolean) => Element} view
 * @property {(block: any) => boolean} isValid whether it has what it needs: it may come from somebody's file
 */

/** @param {unknown[]} names */
const areNames = (...names) => names.every((name) => typeof name === "string");
/** @param {unknown} list @param {(item: any) => boolean} isItem */
const isListOf = (list, isItem) => Array.isArray(list) && list.every((item) => item && isItem(item));
/** @param {any} block */
const isProduct = ({ factors, value }) => isListOf(factors, areNames) && factors.length === 2 && areNames(value);
/** @param {any} block */
const isSum = ({ factors, terms, plus, total }) => isProduct({ factors, value: terms }) && areNames(plus, total);
/** @param {any} block */
const isCurve = (block) => areNames(block.function, block.of, block.value);
/** @param {any} block */
const isTable = ({ columns }) => isListOf(columns, ({ of }) => areNames(of));
/** @param {any} block */
const isFormula = ({ steps }) => isListOf(steps, ({ name, is }) => areNames(name) && isListOf(is, areNames));
/** @param {any} block */
const isMatrix = ({ value, columns }) => areNames(value, columns);
/** @param {any} block */
const isValues = ({ of }) => isListOf(of, areNames);

/** @type {[string, BlockKind][]} */
const KINDS = [
  ["sum", { content: sumOf, view: sumView, isValid: isSum }],
  ["product", { content: productOf, view: productView, isValid: isProduct }],
  ["deliveries", { content: deliveriesOf, view: deliveriesView, isValid: isProduct }],
  ["curve", { content: curveOf, view: curveView, isValid: isCurve }],
  ["table", { content: tableOf, view: tableView, isValid: isTable }],
  ["formula", { content: formulaOf, view: formulaView, isValid: isFormula }],
  ["matrix", { content: matrixOf, view: matrixView, isValid: isMatrix }],
  ["values", { content: valuesOf, view: valuesView, isValid: isValues }],
];
/** @type {ReadonlyMap<unknown, BlockKind>} */
const BLOCKS = new Map(KINDS);

/** Whether this page knows a kind of block, and the block has what it needs. @param {any} block @returns {block is Block} */
export const isBlock = (block) => BLOCKS.get(block?.block)?.isValid(block) ?? false;

/** What a block says, with its numbers, and when those come that are not known yet. @param {Block} block @param {Scope} scope @returns {Section} */
export const sectionOf = (block, scope) => ({
  .../** @type {BlockKind} */ (BLOCKS.get(block.block)).content(block, scope),
  coming: comingOf(block, scope),
});

/** @param {any} block @param {Scope} scope @returns {import("../../card-types.d.ts").Coming | null} */
function comingOf({ total, value }, { operation, stage }) {
  const { timeline, timeMs } = stage;
  const last = makerOf(timeline, fullName(operation.name, total ?? value ?? ""));
  const phases = timeline.phases.filter(
    (phase) => phase.operation.name === operation.name && phase.direction === "forwards" && phase.knownMs > timeMs && phase.endMs <= (last?.endMs ?? Infinity),
  ); // prettier-ignore
  const end = phases.at(-1);
  return end ? { words: comesWhen(stage, phases), atMs: finishedMs(end) } : null;
}

/** @param {Section} section @param {boolean} opened whether all terms of long sums are asked for */
export const viewOf = (section, opened) => BLOCKS.get(section.block)?.view(section, opened) ?? null;
