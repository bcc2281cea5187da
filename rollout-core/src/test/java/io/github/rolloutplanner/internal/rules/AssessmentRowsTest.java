package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.internal.rules.Reading.because;
import static io.github.rolloutplanner.reason.Fact.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssessmentRowsTest {
    private static final Fact CHANGES = fact("changes", List.of("Map on top", "Larger keys"));
    private static final Fact HIGH = fact("level", RiskLevel.HIGH);
    private static final Fact BEFORE = fact("before", RiskLevel.MEDIUM);

    static List<Reading> impacts() {
        return List.of(
                because(ImpactRows.UI, "User interface change: Map on top and Larger keys.", CHANGES),
                because(ImpactRows.BEHAVIORAL, "Behavioral change: Map on top and Larger keys.", CHANGES),
                because(ImpactRows.PERFORMANCE, "Performance change: Map on top and Larger keys.", CHANGES),
                because(ImpactRows.DATA_MODEL, "Data model change: Map on top and Larger keys.", CHANGES),
                because(ImpactRows.INTEGRATION, "Integration change: Map on top and Larger keys.", CHANGES));
    }

    static List<Reading> risks() {
        return List.of(
                because(RiskRows.TRAIT, "The change touches payments: high.", fact("change", "touches payments"), HIGH),
                because(RiskRows.NO_FALLBACK, "A new feature without a fallback: high.", HIGH),
                because(RiskRows.SECURITY_FIX, "A security fix, where waiting is a risk too: high.", HIGH),
                because(
                        RiskRows.FALLBACK,
                        "The change touches security, and users fall back to the previous behavior at once: high.",
                        fact("change", "touches security"),
                        HIGH),
                because(
                        RiskRows.FALLBACK,
                        "The change is on a critical path, and users fall back to the previous behavior at once (the old"
                                + " search): high.",
                        fact("change", "is on a critical path"),
                        fact("fallback", "the old search"),
                        HIGH),
                because(
                        RiskRows.OBSERVABILITY,
                        "The change touches monitoring that many systems share, which would have to show a failure and its"
                                + " rollback: high.",
                        HIGH),
                because(RiskRows.IMPACT, "A data model change: high.", fact("change", "a data model change"), HIGH),
                because(RiskRows.UNKNOWN, "Nothing known about the change says how risky it is: high.", HIGH),
                because(
                        RiskRows.POPULATION,
                        "2,000,000 companies a day, at least 1,000,000: high.",
                        fact("users", new Counted(2_000_000, "company")),
                        fact("large", 1_000_000L),
                        HIGH),
                because(
                        RiskRows.IRREVERSIBLE,
                        "The change cannot be rolled back, one level above medium: high.",
                        BEFORE,
                        HIGH),
                because(
                        RiskRows.CALLER,
                        "The caller asked for at least high, where the facts give medium.",
                        BEFORE,
                        HIGH));
    }

    static List<Reading> needs() {
        return List.of(
                because(NeedRows.CALLER, "The caller asked for a gradual rollout: canary.", fact("strategy", "canary")),
                because(
                        NeedRows.RISK,
                        "The change is high risk, so each step is validated before the next.",
                        fact("risk", RiskLevel.HIGH)),
                because(NeedRows.NEW_FEATURE, "Users get something new."),
                because(NeedRows.UI, "Users see a different interface."),
                because(NeedRows.BEHAVIOR, "The way users work changes."),
                because(NeedRows.PERFORMANCE, "The effect on performance shows only under load."),
                because(NeedRows.DATA_MODEL, "Stored data or contracts change."),
                because(NeedRows.INTEGRATION, "Third-party services take part."),
                because(NeedRows.MULTI_TENANT, "Several wikis share it.", fact("tenants", "wikis")),
                because(NeedRows.SEGMENTS, "beta gets it before the other users.", fact("segments", List.of("beta"))),
                because(
                        NeedRows.SEGMENTS,
                        "beta and staff get it before the other users.",
                        fact("segments", List.of("beta", "staff"))),
                because(NeedRows.IRREVERSIBLE, "The change cannot be rolled back."),
                because(NeedRows.EXPERIMENT, "An A/B test was asked for."),
                because(NeedRows.UNKNOWN, "No fact says that the change is harmless."),
                because(
                        NeedRows.SKIP_ENVIRONMENT,
                        "The change goes to staging, where no users are.",
                        fact("environment", Environment.STAGING)),
                because(NeedRows.SKIP_REFACTORING, "An internal refactoring without user-visible change."),
                because(NeedRows.SKIP_BUG_FIX, "A bug fix in an isolated feature."),
                because(NeedRows.SKIP_CONFIGURATION, "A configuration change; no user-visible change was declared."),
                because(NeedRows.SKIP_VISUAL, "Only the looks change, nothing that users do."));
    }

    static Stream<Reading> all() {
        return Stream.of(impacts(), risks(), needs()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void reads(Reading reading) {
        assertThat(reading.actual()).isEqualTo(reading.expected());
    }

    @Test
    void eachRowIsRead() {
        assertThat(impacts()).extracting(Reading::rule).containsAll(ImpactRows.ALL);
        assertThat(risks()).extracting(Reading::rule).containsAll(RiskRows.ALL);
        assertThat(needs()).extracting(Reading::rule).containsAll(NeedRows.ALL);
    }
}
