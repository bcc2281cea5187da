package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.rehearsal.RehearsalReport;
import io.github.rolloutplanner.rehearsal.RehearsalReport.Frequency;
import io.github.rolloutplanner.rehearsal.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scenario and what rehearsals of it showed. */
record Rehearsed(String name, RehearsalReport report) {
    private static final double PERCENT = 100;

    /** Returns how often the runs ended in which way, best ending first, and phase by phase. */
    List<Ended> endings() {
        List<Ended> endings = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            for (String phase : phases()) {
                Frequency frequency = report.frequency(run -> Outcome.of(run) == outcome
                        && run.ending().phase().name().equals(phase));
                if (frequency.times() > 0) {
                    endings.add(new Ended(name, outcome, phase, frequency));
                }
            }
        }
        return endings;
    }

    /** Returns the names of the phases in their order, each once. */
    private List<String> phases() {
        return report.runs().get(0).plan().phases().stream()
                .map(RolloutPhase::name)
                .distinct()
                .toList();
    }

    /** How a run ended. */
    enum Outcome {
        COMPLETED("Completed", "bar-good"),
        ROLLED_BACK("Rolled back in ", "bar-poor"),
        NOT_SHIPPED("Not shipped after ", "bar-fair"),
        UNFINISHED("Unfinished in ", "bar-fair");

        private final String words;
        private final String colour;

        Outcome(String words, String colour) {
            this.words = words;
            this.colour = colour;
        }

        static Outcome of(Run run) {
            if (run.ending() instanceof Run.Ending.Completed) {
                return COMPLETED;
            }
            if (run.ending() instanceof Run.Ending.RolledBack) {
                return ROLLED_BACK;
            }
            return run.ending() instanceof Run.Ending.NotShipped ? NOT_SHIPPED : UNFINISHED;
        }
    }

    /** How often the runs of a scenario ended in one way. */
    record Ended(String scenario, Outcome outcome, String phase, Frequency frequency) {
        Phrase how() {
            return outcome == Outcome.COMPLETED
                    ? Phrase.words(outcome.words)
                    : Phrase.words(outcome.words).then(Phrase.name(phase));
        }

        String colour() {
            return outcome.colour;
        }

        String value() {
            return Wording.of(frequency.times()) + " of " + Wording.of(frequency.runs());
        }

        String interval() {
            return percent(frequency.low()) + " to " + percent(frequency.high());
        }

        private static String percent(double part) {
            return String.format(Locale.ROOT, "%.1f%%", PERCENT * part);
        }
    }
}
