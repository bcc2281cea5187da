package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether the phases are steps from nobody to everybody. */
final class PhaseChecks {

    private PhaseChecks() {}

    static void present(LintedPlan plan, Report report) {
        if (plan.phases().isEmpty()) {
            report.add("phases", "The plan has no phase.", "Give at least one, at 100%.");
        }
    }

    static void percentageRange(LintedPlan plan, Report report) {
        for (Located<RolloutPhase> phase : plan.phases()) {
            Percentage percentage = phase.value().percentage();
            if (!percentage.isPercentage()) {
                report.add(
                        phase.path("percentage"),
                        named(phase) + " exposes " + percentage + ", which is no percentage.",
                        "Give a percentage from 0% to 100%.");
            }
        }
    }

    static void sharesFall(LintedPlan plan, Report report) {
        List<Located<RolloutPhase>> phases = plan.phases();
        for (int at = 1; at < phases.size(); at++) {
            Percentage before = phases.get(at - 1).value().percentage();
            Percentage percentage = phases.get(at).value().percentage();
            if (percentage.compareTo(before) < 0) {
                report.add(
                        phases.get(at).path("percentage"),
                        named(phases.get(at)) + " exposes " + percentage + ", less than " + quoted(phases.get(at - 1))
                                + " (" + before + ").",
                        "Swap the two phases, or raise it to at least " + before + ".");
            }
        }
    }

    static void lastFull(LintedPlan plan, Report report) {
        plan.lastPhase().ifPresent(last -> {
            Percentage percentage = last.value().percentage();
            if (percentage.compareTo(Percentage.ONE_HUNDRED) < 0) {
                report.add(
                        last.path("percentage"),
                        "The last phase " + quoted(last) + " exposes only " + percentage + ".",
                        "Add a phase at 100%, or raise this one.");
            }
        });
    }

    static void nameUnique(LintedPlan plan, Report report) {
        Map<String, Located<RolloutPhase>> known = new HashMap<>();
        for (Located<RolloutPhase> phase : plan.phases()) {
            String name = phase.value().name();
            Located<RolloutPhase> first = known.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), phase);
            if (name.isBlank()) {
                report.add(phase.path("name"), "The phase has the name '" + name + "'.", "Give it a name.");
            } else if (first != null) {
                report.add(
                        phase.path("name"),
                        "The phase is called '" + name + "', like " + first.path() + ".",
                        "Give each phase a name of its own.");
            }
        }
    }

    static void numbered(LintedPlan plan, Report report) {
        int expected = 1;
        for (Located<RolloutPhase> phase : plan.phases()) {
            int number = phase.value().number();
            if (number != expected) {
                report.add(
                        phase.path("number"),
                        named(phase) + " has the number " + number + " but stands at place " + expected + ".",
                        "Number the phases from 1 in their order.");
            }
            expected++;
        }
    }

    static void soak(LintedPlan plan, Report report) {
        int last = plan.phases().size() - 1;
        for (int at = 0; at < last; at++) {
            soakOnTheWay(plan.phases().get(at), report);
        }
        plan.lastPhase().ifPresent(phase -> noSoakAtTheEnd(phase, report));
    }

    private static void soakOnTheWay(Located<RolloutPhase> phase, Report report) {
        if (phase.value().soak().isEmpty()) {
            report.add(
                    phase.path("soak"),
                    named(phase) + " has no soak, so nobody sees what it does before the next phase starts.",
                    "Say how long it stays.");
            return;
        }
        Duration soak = phase.value().soak().get();
        if (!FindingText.isPositive(soak)) {
            report.add(
                    phase.path("soak"),
                    named(phase) + " stays for " + FindingText.of(soak) + ".",
                    "Give a length of time above zero.");
        }
    }

    private static void noSoakAtTheEnd(Located<RolloutPhase> phase, Report report) {
        phase.value()
                .soak()
                .ifPresent(soak -> report.add(
                        FindingSeverity.WARNING,
                        phase.path("soak"),
                        "The last phase " + quoted(phase) + " has a soak of " + FindingText.of(soak)
                                + ", though no phase comes after it.",
                        "Leave it out, and watch for that long as the timeline's bake."));
    }

    /** The phase at the start of a sentence. */
    static String named(Located<RolloutPhase> phase) {
        return "Phase " + quoted(phase);
    }

    /** The phase in the middle of a sentence. */
    static String quoted(Located<RolloutPhase> phase) {
        return "'" + phase.value().name() + "'";
    }
}
