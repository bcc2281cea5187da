package io.github.rolloutplanner.json.internal.monitoring;

import io.github.rolloutplanner.internal.text.Wording;
import java.time.Duration;

/**
 * Why a threshold is looked at as it is, in sentences for whoever is called by it.
 *
 * @param breach the threshold
 */
record BreachText(Breach breach) {

    /** Of a window alone. */
    String inWindow() {
        return window() + fewest() + relative();
    }

    /** Of what is seen sooner, too. */
    String soon(Duration quick) {
        String sooner = breach.isSeenSooner(quick)
                ? " As many within " + Wording.of(breach.need().quickerWindow(quick)) + " are enough."
                : "";
        String total = breach.totalFailure(quick)
                .map(failure -> " With " + Wording.count(failure.fewest(), "observation")
                        + " or more, a total failure for " + Wording.of(quick) + " is enough as well.")
                .orElse("");
        return window() + fewest() + sooner + total + relative();
    }

    private String window() {
        SampleNeed need = breach.need();
        String window = Wording.of(need.window());
        if (!need.isKnown()) {
            return "The window is " + window
                    + ", since the plan does not say how many observations tell a regression from chance.";
        }
        String brings = "the " + Wording.count((long) Math.ceil(need.observations()), "observation");
        return need.isCut()
                ? "The window is " + window + ". Its traffic brings fewer observations than the plan asks for, about "
                        + Wording.of((long) Math.ceil(need.observations())) + ", so chance may fire this."
                : "The window is " + window + ", at least twice the time in which the planned traffic brings " + brings
                        + " that tell a regression from chance.";
    }

    private String fewest() {
        boolean isWeighed = breach.watched()
                .terms()
                .weight(Group.TREATED, breach.need().window())
                .isPresent();
        return isWeighed && breach.fewest().isPresent()
                ? " It takes at least "
                        + Wording.count(
                                breach.fewest().getAsLong(),
                                breach.watched().terms().weighed())
                        + "."
                : "";
    }

    private String relative() {
        return breach.isRelative()
                ? " Exposed users must be worse than the control group by as much as the threshold is from the baseline."
                : "";
    }
}
