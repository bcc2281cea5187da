package io.github.rolloutplanner.json;

import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.plan.StrategyName;
import java.util.List;
import java.util.Optional;

/** A strategy by its label. Of the built-in ones the id is known, too. */
final class ContractStrategy extends TextCodec<StrategyName> {
    private static final List<StrategyName> BUILT_IN = List.of(
            builtIn("immediate", "Immediate"),
            builtIn("percentage", "Percentage-Based"),
            builtIn("canary", "Canary"),
            builtIn("ab-test", "A/B Test"),
            builtIn("ring", "Ring Deployment"));

    private static StrategyName builtIn(String id, String label) {
        return new StrategyName(Optional.of(id), label, List.of());
    }

    @Override
    TextBound bound() {
        return TextBound.NAME;
    }

    @Override
    String text(StrategyName strategy) {
        return strategy.label();
    }

    @Override
    Optional<StrategyName> parse(String text) {
        return BUILT_IN.stream()
                .filter(strategy -> strategy.label().equals(text))
                .findFirst()
                .or(() -> Optional.of(new StrategyName(Optional.empty(), text, List.of())));
    }

    @Override
    Schema schema(Definitions definitions) {
        return super.schema(definitions)
                .with("examples", BUILT_IN.stream().map(StrategyName::label).toList());
    }
}
