// @ts-check
/** What the Train panel is loaded with: itself, and what puts a step of learning on stage. */

import { settingsOf, storedNetwork } from "../backend/network-document.js";
import { timelineOf } from "../core/phases.js";
import { TrainPanel } from "../features/train/train-panel.js";
import { KINDS_THERE_AND_BACK } from "../operations/backwards.js";
import { KINDS } from "../operations/kinds.js";
import { paintDecisionMap } from "../stage/decision-map.js";
import { WayBack } from "../stage/way-back.js";

/** @import { FeatureTools, PanelContext } from "../types.d.ts" */

export { STYLES } from "../features/train/train-styles.js";

export class Panel extends TrainPanel {
  /** @param {HTMLElement} into @param {PanelContext} context @param {FeatureTools} tools */
  constructor(into, context, tools) {
    super(into, context, tools, {
      /** Shows the network of a step, with the names of its task. */
      async show({ name, network }, first) {
        const stored = storedNetwork(network);
        await context.showStored(name, stored, settingsOf(network), first);
      },
      paintMap: paintDecisionMap,
      /** Shows the way there and back of one step, or with null the pass alone. */
      film(step) {
        const { trace } = context.onStage;
        if (!trace) return;
        const { operations } = trace.network;
        if (!step) return context.setCourse(timelineOf(operations, KINDS), undefined);
        const timeline = timelineOf(operations, KINDS_THERE_AND_BACK, ["forwards", "backwards"]);
        context.setCourse(timeline, new WayBack(step, timeline).paint);
      },
    });
  }
}
