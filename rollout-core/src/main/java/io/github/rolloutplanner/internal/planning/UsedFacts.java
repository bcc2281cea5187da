package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Reason;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reasons whose facts are those that their sentence is made of. */
public final class UsedFacts {
    private final Map<String, String> known = new LinkedHashMap<>();

    public UsedFacts(Facts facts) {
        known.put("change", facts.change().name());
        known.put("risk", facts.assessment().risk().toString());
        known.put("noticed", facts.noticed());
        known.put("metrics", Wording.and(facts.metricNames()));
        known.put("flag", "'" + facts.flagKey() + "'");
        known.put("rollbackWithin", Wording.of(facts.rollbackBound()));
        known.put("bake", Wording.of(facts.bake()));
        known.put("phases", Wording.count(facts.outlines().size(), "phase"));
        known.put("firstPercentage", facts.firstPublicStep().percentage().toString());
        facts.change().fallback().ifPresent(way -> known.put("fallback", way));
        facts.change().dataRollback().ifPresent(way -> known.put("dataRollback", way));
        facts.tooling().cache().ifPresent(cache -> known.put("cache", cache));
        known.values().removeIf(String::isEmpty);
    }

    /** The reason for a sentence: the facts that stand in it or in what it is said because of. */
    public Reason of(String rule, String sentence, String because) {
        Reason.Draft reason = Reason.rule(rule);
        known.forEach((name, value) -> {
            if (because.contains(value) || sentence.contains(value)) {
                reason.fact(name, value);
            }
        });
        return reason.says(because);
    }
}
