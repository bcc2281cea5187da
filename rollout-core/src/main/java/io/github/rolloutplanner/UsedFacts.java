package io.github.rolloutplanner;

import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.reason.Wording;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reasons whose facts are those that their sentence is made of. */
final class UsedFacts {
    private final Map<String, String> known = new LinkedHashMap<>();

    UsedFacts(Facts facts) {
        known.put("change", facts.change().name());
        known.put("risk", facts.assessment().risk().toString());
        known.put("noticed", facts.noticed());
        known.put("metrics", Wording.and(facts.metricNames()));
        known.put("flag", "'" + facts.flagKey() + "'");
        known.put("rollbackWithin", Wording.of(facts.rollbackBound()));
        known.put("bake", Wording.of(facts.bake()));
        known.put("phases", Wording.count(facts.outlines().size(), "phase"));
        known.put("firstShare", facts.firstPublicStep().share().toString());
        facts.change().fallback().ifPresent(way -> known.put("fallback", way));
        facts.change().dataReversal().ifPresent(way -> known.put("dataReversal", way));
        facts.tooling().cache().ifPresent(cache -> known.put("cache", cache));
        known.values().removeIf(String::isEmpty);
    }

    /** The reason for a sentence: the facts that stand in it or in what it is said because of. */
    Reason of(String rule, String sentence, String because) {
        Reason.Draft reason = Reason.rule(rule);
        known.forEach((name, value) -> {
            if (because.contains(value) || sentence.contains(value)) {
                reason.fact(name, value);
            }
        });
        return reason.says(because);
    }
}
