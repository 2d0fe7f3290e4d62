"""From text with positions to a `Structure`: the only place that knows YAML."""
