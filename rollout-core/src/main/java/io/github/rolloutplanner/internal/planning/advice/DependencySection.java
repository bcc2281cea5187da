package io.github.rolloutplanner.internal.planning.advice;

import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.internal.planning.Facts;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be there before the start: the systems that the plan uses, and what the change itself leans on. */
public final class DependencySection {

    private final Facts facts;
    private final Sentences sentences;

    public DependencySection(Facts facts) {
        this.facts = facts;
        this.sentences = new Sentences(facts);
    }

    public List<Statement> dependencies() {
        flagSystem();
        segments();
        rings();
        monitoring();
        automaticRollback();
        errorTracking();
        analytics();
        otherServices();
        dataRollback();
        pipeline();
        if (facts.tooling().snippetStyle() == SnippetStyle.APPWRITE) {
            appwriteDatabase();
            appwriteTeams();
            appwriteFunctions();
        }
        return sentences.said();
    }

    private void flagSystem() {
        if (facts.hasFlag()) {
            sentences.say(
                    "dependency.flag-system",
                    "Feature flag system (" + named(facts.tooling().flagSystem()) + ") with flag '" + facts.flagKey()
                            + "', split by " + facts.change().bucketBy(),
                    "Flag '" + facts.flagKey() + "' decides who has " + facts.name() + ".");
        }
    }

    private void segments() {
        if (facts.hasFlag() && !facts.change().segments().isEmpty()) {
            sentences.say(
                    "dependency.segments",
                    segments(facts),
                    "Flag '" + facts.flagKey() + "' targets "
                            + Wording.count(facts.change().segments().size(), "segment") + ".");
        }
    }

    private void rings() {
        List<String> undefined = facts.outlines().stream()
                .map(PhaseOutline::audience)
                .filter(audience -> audience instanceof Audience.RingMembers)
                .map(audience -> ((Audience.RingMembers) audience).ring())
                .filter(ring -> facts.change().segments().keySet().stream().noneMatch(ring::equalsIgnoreCase))
                .toList();
        if (!undefined.isEmpty()) {
            sentences.say(
                    "dependency.rings",
                    "Membership of " + Wording.and(undefined)
                            + " that the flag system can tell; each ring's rule of flag '" + facts.flagKey()
                            + "' is turned on with its phase",
                    facts.name() + " goes ring by ring, and nothing was said about who is in them.");
        }
    }

    private void monitoring() {
        if (!facts.metricNames().isEmpty()) {
            sentences.say(
                    "dependency.monitoring",
                    "Monitoring (" + named(facts.tooling().monitoring()) + ") with " + Wording.and(facts.metricNames()),
                    "The gates of " + facts.name() + " read them.");
        }
    }

    private void automaticRollback() {
        List<String> guardrails = facts.metricNames(GateRole.GUARDRAIL);
        if (!guardrails.isEmpty()) {
            String act =
                    facts.hasFlag() ? "sets flag '" + facts.flagKey() + "' to off" : "takes " + facts.name() + " back";
            sentences.say(
                    "dependency.automatic-rollback",
                    "Something that " + act + " by itself when " + (guardrails.size() == 1 ? "" : "any of ")
                            + Wording.and(guardrails) + " passes its limit",
                    "The plan promises that " + facts.name() + " rolls back without a person.");
        }
    }

    private void errorTracking() {
        if (facts.tooling().errorTracking().isPresent()
                || !facts.metricNames(MetricFamily.ERROR).isEmpty()) {
            sentences.say(
                    "dependency.error-tracking",
                    "Error tracking (" + named(facts.tooling().errorTracking()) + ") that tells errors with "
                            + facts.name() + " from errors without it",
                    "An error of " + facts.name() + " must be told from those that were there before.");
        }
    }

    private void analytics() {
        if (countsBehavior(facts)) {
            sentences.say(
                    "dependency.analytics",
                    "User analytics (" + named(facts.tooling().analytics()) + ") that counts "
                            + Wording.and(behavior(facts)) + " for each "
                            + facts.change().unit() + " once",
                    "They show what " + facts.users() + " do with " + facts.name() + ".");
        }
    }

    private void otherServices() {
        if (facts.change().has(ImpactKind.INTEGRATION)) {
            sentences.say(
                    "dependency.other-services",
                    "The services of others behind this, with room for all " + facts.users() + ": "
                            + facts.noticed(ImpactKind.INTEGRATION),
                    facts.name() + " sends them traffic that they do not have today.");
        }
    }

    private void dataRollback() {
        if (facts.canReverseData()) {
            sentences.say(
                    "dependency.data-reversal",
                    facts.change()
                            .dataRollback()
                            .map(procedure -> "Rehearsed reversal of data: " + procedure)
                            .orElse("A reversal for the data of " + facts.name() + ", which was not given"),
                    facts.name() + " changes stored data.");
        }
    }

    private void pipeline() {
        if (!facts.hasFlag()) {
            sentences.say(
                    "dependency.pipeline",
                    "The pipeline that deploys " + facts.name() + " to "
                            + Wording.of(facts.change().environment()) + " and can deploy the version before it",
                    facts.name() + " goes out, and back, as a deployment.");
        }
    }

    private void appwriteDatabase() {
        if (facts.hasFlag()) {
            sentences.say(
                    "dependency.appwrite-database",
                    "Appwrite database with the document of flag '" + facts.flagKey() + "', read on start and"
                            + " followed by Appwrite Realtime",
                    "A change of flag '" + facts.flagKey() + "' must reach running clients within "
                            + Wording.of(facts.rollbackBound()) + ".");
        }
    }

    private void appwriteTeams() {
        if (facts.hasFlag() && !facts.change().segments().isEmpty()) {
            sentences.say(
                    "dependency.appwrite-teams",
                    "Appwrite Teams for the segments "
                            + Wording.and(List.copyOf(facts.change().segments().keySet())),
                    "Flag '" + facts.flagKey() + "' targets members of teams.");
        }
    }

    private void appwriteFunctions() {
        if (!facts.metricNames().isEmpty()) {
            sentences.say(
                    "dependency.appwrite-functions",
                    "Appwrite Functions that add up " + Wording.and(facts.metricNames()),
                    "Appwrite does not count the metrics of " + facts.name() + " by itself.");
        }
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
