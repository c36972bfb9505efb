-- A shortcode for Quarto: {{< forward-pass seed=16 alt="what the picture shows" >}}

local template = [[
<script type="module" src="$site$static/forward-pass.js"></script>
<forward-pass seed="$seed$" controls="$controls$" style="display: flow-root; aspect-ratio: 16 / 10; min-height: $lowest$px; max-height: 736px; max-width: 100%"><a href="$site$?seed=$seed$"><img src="$site$pictures/seed-$seed$.svg" alt="$alt$" width="960" height="600" loading="lazy" style="max-width: 100%; height: auto"></a></forward-pass>]]

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function show(_, named, meta)
  local values = { site = meta["forward-pass"], seed = named.seed, alt = named.alt, controls = named.controls }
  for name, value in pairs(values) do
    values[name] = pandoc.utils.stringify(value)
  end
  if values.controls == "" then
    values.controls = "full"
  end
  if not quarto.doc.is_format("html:js") then
    return pandoc.Link(values.alt, values.site .. "?seed=" .. values.seed)
  end
  -- Its box from the first moment on: what follows does not move when the script has come.
  values.lowest = ({ full = "416", compact = "352", none = "288" })[values.controls] or "416"
  local html = template:gsub("%$(%a+)%$", function(name)
    return (values[name]:gsub('[&<>"]', entities))
  end)
  return pandoc.RawBlock("html", html)
end

return { ["forward-pass"] = show }
