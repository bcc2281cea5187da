package io.github.rolloutplanner.internal.validation;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Problem;
import java.time.Duration;
import java.util.List;

/** Finds what is wrong with the urgency of a change by itself; whether its phases can be that short, its phases tell. */
final class UrgencyCheck {
    private static final Duration LONGEST = Duration.ofDays(1_000_000);

    private final Change change;
    private final ProblemList problems = new ProblemList();

    UrgencyCheck(Change change) {
        this.change = change;
    }

    List<Problem> problems() {
        change.deadline().ifPresent(this::deadline);
        problems.sentences("expedite", change.expedite(), "Say what the risk of waiting is, or leave it out.");
        if (change.expedite().isPresent() && change.experiment().isPresent()) {
            problems.add(
                    "expedite",
                    "An A/B test on " + change.experiment().get().metric()
                            + " waits for its sample, and an expedited change waits for nothing.",
                    "Leave one of them out: test the next version, or give a deadline that the test keeps.");
        }
        return problems.all();
    }

    private void deadline(Duration time) {
        if (time.isZero() || time.isNegative() || time.compareTo(LONGEST) > 0) {
            problems.add(
                    "deadline",
                    "A deadline of " + Wording.of(time) + " is none to plan with.",
                    "Give a length of time above zero, up to " + Wording.of(LONGEST) + ", or leave it out.");
        }
    }
}
