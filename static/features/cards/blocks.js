// @ts-check
/** Every kind of block a card may have: from what Python says of an operation to what the card shows, and its view. */

import { curveOf, curveView } from "./block-curve.js";
import { formulaOf, formulaView } from "./block-formula.js";
import { matrixOf, matrixView } from "./block-matrix.js";
import { productOf, productView } from "./block-product.js";
import { deliveriesOf, sumOf } from "./block-sum.js";
import { deliveriesView, sumView } from "./block-sum-view.js";
import { tableOf, tableView } from "./block-table.js";

/** @import { Block, Scope, Section } from "../../card-types.d.ts" */

/** @type {Record<string, {content: (block: any, scope: Scope) => Section, view: (content: any, opened: boolean) => Element}>} */
const BLOCKS = {
  sum: { content: sumOf, view: sumView },
  curve: { content: curveOf, view: curveView },
  table: { content: tableOf, view: tableView },
  product: { content: productOf, view: productView },
  deliveries: { content: deliveriesOf, view: deliveriesView },
  formula: { content: formulaOf, view: formulaView },
  matrix: { content: matrixOf, view: matrixView },
};

/** What a block says, with its numbers; nothing for a kind of block that this page does not know. @param {Block} block @param {Scope} scope @returns {Section[]} */
export function sectionsOf(block, scope) {
  const known = BLOCKS[block.block];
  return known ? [known.content(block, scope)] : [];
}

/** @param {Section} section @param {boolean} opened whether all terms of long sums are asked for */
export const viewOf = (section, opened) => BLOCKS[section.block]?.view(section, opened) ?? null;
