import { useRef, useState } from "react";

const NAMES = { inputs: ["wind", "rain"], classes: ["stay", "go"] };

/** A page with a network that it sets, hears and calls. */
export function App() {
  const network = useRef(null);
  const [seed, setSeed] = useState(16);
  const [shown, setShown] = useState(true);
  const [told, setTold] = useState("");
  return (
    <main>
      <h1>A network in React</h1>
      <p>
        <button onClick={() => setSeed(seed === 16 ? 383 : 16)}>The other network</button>{" "}
        <button onClick={() => setShown(!shown)}>{shown ? "Take it away" : "Bring it back"}</button>{" "}
        <button onClick={() => network.current?.seek(0)}>To the beginning</button>
      </p>
      {shown && (
        <forward-pass
          ref={network}
          seed={seed}
          sample="1"
          autoplay={false}
          temperature={null}
          moment={undefined}
          labels={`${NAMES.inputs}|${NAMES.classes}`}
          onnetworkchange={(event) => setTold(`The network of seed ${event.detail.settings.seed} is on stage.`)}
        />
      )}
      <output>{told}</output>
    </main>
  );
}
