package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.REASONS;
import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.util.List;

/** A strategy, and why it was chosen. */
final class DetailedStrategy extends ObjectCodec<StrategyName> {
    private final Field<String> id =
            optional("id", TEXT, "By which callers ask for it; left out where only the label is known.");
    private final Field<String> label = required("label", TEXT);
    private final Field<List<Reason>> reasons = required("reasons", REASONS);

    DetailedStrategy() {
        super("strategy");
    }

    @Override
    void put(StrategyName strategy, JsonOut out) throws IOException {
        out.putIfPresent(id, strategy.id());
        out.put(label, strategy.label());
        out.put(reasons, strategy.reasons());
    }

    @Override
    StrategyName build(Members members) {
        return new StrategyName(members.find(id), members.get(label), members.get(reasons));
    }
}
