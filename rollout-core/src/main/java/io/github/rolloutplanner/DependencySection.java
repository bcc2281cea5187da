package io.github.rolloutplanner;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.flag.SnippetStyle;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.reason.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be there before the start: the systems that the plan uses, and what the change itself leans on. */
final class DependencySection {
    private static final List<SentenceRule> TABLE = List.of(
            new SentenceRule(
                    "dependency.flag-system",
                    Facts::hasFlag,
                    facts -> "Feature flag system (" + named(facts.tooling().flagSystem()) + ") with flag '"
                            + facts.flagKey() + "', split by " + facts.change().bucketBy(),
                    facts -> "Flag '" + facts.flagKey() + "' decides who has " + facts.name() + "."),
            new SentenceRule(
                    "dependency.segments",
                    facts -> facts.hasFlag() && !facts.change().segments().isEmpty(),
                    DependencySection::segments,
                    facts -> "Flag '" + facts.flagKey() + "' targets "
                            + Wording.count(facts.change().segments().size(), "segment") + "."),
            new SentenceRule(
                    "dependency.monitoring",
                    facts -> !facts.metricNames().isEmpty(),
                    facts -> "Monitoring (" + named(facts.tooling().monitoring()) + ") with "
                            + Wording.and(facts.metricNames()),
                    facts -> "The gates of " + facts.name() + " read them."),
            new SentenceRule(
                    "dependency.error-tracking",
                    facts -> facts.tooling().errorTracking().isPresent()
                            || !facts.metricNames(MetricFamily.ERROR).isEmpty(),
                    facts -> "Error tracking (" + named(facts.tooling().errorTracking()) + ") that tells errors with "
                            + facts.name() + " from errors without it",
                    facts -> "An error of " + facts.name() + " must be told from those that were there before."),
            new SentenceRule(
                    "dependency.analytics",
                    DependencySection::countsBehavior,
                    facts -> "User analytics (" + named(facts.tooling().analytics()) + ") that counts "
                            + Wording.and(behavior(facts)) + " for each " + facts.change().unit() + " once",
                    facts -> "They show what " + facts.users() + " do with " + facts.name() + "."),
            new SentenceRule(
                    "dependency.other-services",
                    facts -> facts.change().has(ImpactKind.INTEGRATION),
                    facts -> "The services of others behind this, with room for all " + facts.users() + ": "
                            + facts.noticed(ImpactKind.INTEGRATION),
                    facts -> facts.name() + " sends them traffic that they do not have today."),
            new SentenceRule(
                    "dependency.data-reversal",
                    Facts::touchesData,
                    facts -> facts.change()
                            .dataReversal()
                            .map(procedure -> "Rehearsed reversal of data: " + procedure)
                            .orElse("A reversal for the data of " + facts.name() + ", which was not given"),
                    facts -> facts.name() + " changes stored data."),
            new SentenceRule(
                    "dependency.pipeline",
                    facts -> !facts.hasFlag(),
                    facts -> "The pipeline that deploys " + facts.name() + " to "
                            + Wording.of(facts.change().environment()) + " and can deploy the version before it",
                    facts -> facts.name() + " goes out, and back, as a deployment."));

    private static final List<SentenceRule> APPWRITE = List.of(
            new SentenceRule(
                    "dependency.appwrite-database",
                    Facts::hasFlag,
                    facts -> "Appwrite database with the document of flag '" + facts.flagKey() + "', read on start and"
                            + " followed by Appwrite Realtime",
                    facts -> "A change of flag '" + facts.flagKey() + "' must reach running clients within "
                            + Wording.of(facts.rollbackBound()) + "."),
            new SentenceRule(
                    "dependency.appwrite-teams",
                    facts -> facts.hasFlag() && !facts.change().segments().isEmpty(),
                    facts -> "Appwrite Teams for the segments "
                            + Wording.and(List.copyOf(facts.change().segments().keySet())),
                    facts -> "Flag '" + facts.flagKey() + "' targets members of teams."),
            new SentenceRule(
                    "dependency.appwrite-functions",
                    facts -> !facts.metricNames().isEmpty(),
                    facts -> "Appwrite Functions that add up " + Wording.and(facts.metricNames()),
                    facts -> "Appwrite does not count the metrics of " + facts.name() + " by itself."));

    private final Facts facts;

    DependencySection(Facts facts) {
        this.facts = facts;
    }

    List<Statement> dependencies() {
        List<Statement> dependencies = new ArrayList<>(SentenceRule.apply(TABLE, facts));
        if (facts.tooling().snippetStyle() == SnippetStyle.APPWRITE) {
            dependencies.addAll(SentenceRule.apply(APPWRITE, facts));
        }
        return dependencies;
    }

    private static String named(Optional<String> tool) {
        return tool.orElse("none named yet");
    }

    private static String named(List<String> tools) {
        return tools.isEmpty() ? "none named yet" : Wording.and(tools);
    }

    private static String segments(Facts facts) {
        return "Segments that the flag system can tell: "
                + String.join(
                        "; ",
                        facts.change().segments().entrySet().stream()
                                .map(segment -> segment.getKey() + " (" + segment.getValue() + ")")
                                .toList());
    }

    private static boolean countsBehavior(Facts facts) {
        return !behavior(facts).isEmpty();
    }

    private static List<String> behavior(Facts facts) {
        List<String> names = new ArrayList<>(facts.metricNames(MetricFamily.USER));
        names.addAll(facts.metricNames(MetricFamily.BUSINESS));
        return names;
    }
}
