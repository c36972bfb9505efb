"""Whatever is assigned to a property, the element says in its usual sentence what was expected, and throws nothing."""

from __future__ import annotations

import pytest

from slow import one_of

# JavaScript that makes a value whose reading or writing throws, or which is no value of any property.
ODD = {
    "a symbol": "Symbol('x')",
    "an object that cannot be written": "({ toString() { throw new Error() }, valueOf() { throw new Error() } })",
    "a proxy that throws": "new Proxy([1, 2], { get() { throw new Error() } })",
    "an object without a prototype": "Object.create(null)",
    "an object that is a list of names elsewhere": "({ inputs: ['wind'], classes: ['go'] })",
    "a revoked proxy": "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })()",
    "a getter that throws": "({ get kind() { throw new Error() }, get length() { throw new Error() } })",
    "a list with a getter that throws": "Object.defineProperty([1, 2], 0, { get() { throw new Error() } })",
    "a function": "() => 1",
    "a large list": "Array(1_000_000).fill(Symbol())",
    "a long text": "'x'.repeat(3_000_000)",
}
ASSIGN = """
  const element = await helpers.open('<forward-pass python="off" autoplay="false"></forward-pass>');
  const { frames } = helpers;
  const { DISPLAY_NAMES, SETTING_NAMES } = await import("/static/core/attribute-names.js");
  const names = ["inputs", "changes", "target", ...SETTING_NAMES, ...DISPLAY_NAMES].filter((name) => !["reel", "src"].includes(name)); // any text
  const said = {};
  for (const name of names) {
    element[name] = %s;
    await frames.until(helpers.opened(element));
    said[name] = helpers.notices(element).filter((sentence) => sentence.startsWith(`${name} must be `));
  }
  return [names, said, element.trace.sample];
"""


@pytest.mark.parametrize("odd", one_of(ODD, quick=3))
def test_every_property_refuses(own_lab, fake_python, odd):
    # Where `python` is refused, Python starts.
    names, said, _ = own_lab.run(ASSIGN % ODD[odd])
    assert {name: len(said[name]) for name in names} == dict.fromkeys(names, 1)
    assert max(len(sentence) for [sentence] in said.values()) < 400
