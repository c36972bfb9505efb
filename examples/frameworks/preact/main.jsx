/** @jsxImportSource preact */
import { render } from "preact";
import { useState } from "preact/hooks";

function App() {
  const [seed, setSeed] = useState(16);
  const [told, setTold] = useState("");
  return (
    <main>
      <h1>A network in Preact</h1>
      <p>
        <button onClick={() => setSeed(seed === 16 ? 383 : 16)}>The other network</button>
      </p>
      <forward-pass
        seed={seed}
        sample="1"
        autoplay={false}
        temperature={null}
        onnetworkchange={(event) => setTold(`The network of seed ${event.detail.settings.seed} is on stage.`)}
      />
      <output>{told}</output>
    </main>
  );
}

render(<App />, document.getElementById("root"));
