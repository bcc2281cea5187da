package io.github.rolloutplanner.examples;

import static java.util.stream.Collectors.joining;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.GateStatus;
import io.github.rolloutplanner.decision.Look;
import io.github.rolloutplanner.decision.Wait;
import io.github.rolloutplanner.observation.GroupTotals;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One look as one line: when, at which percentage, until when, what is missing, the gate that is nearest to a detected regression, and
 * when to look again.
 *
 * @param clock of whoever reads
 */
record LookLine(WallClock clock) {
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final int MOST_MISSING = 2;
    private static final double MOST_EVIDENCE = 1000;

    String of(Decision decision) {
        Look look = decision.look();
        if (decision instanceof Decision.Hold hold) {
            return head(hold.callsPerson() ? "!!" : "", look) + holds(hold) + next(hold) + '\n';
        }
        String after =
                " after " + Length.of(look.elapsed()) + " in '" + look.phase().name() + "':\n";
        if (decision instanceof Decision.RollBack back) {
            return head("<<", look) + " ROLL BACK" + within(back) + after;
        }
        return head(">>", look)
                + (decision instanceof Decision.Advance advance ? advances(advance) : " COMPLETE")
                + after;
    }

    private String head(String mark, Look look) {
        return String.format(
                "%-2s %s %5s", mark, clock.day(look.at()), look.phase().percentage());
    }

    private static String advances(Decision.Advance advance) {
        return " ADVANCE to " + advance.next().label() + ",";
    }

    private static String within(Decision.RollBack back) {
        return back.procedure()
                .within()
                .map(time -> " within " + Length.of(time) + ",")
                .orElse("");
    }

    private String holds(Decision.Hold hold) {
        return String.format("%-18s %-24s %s", until(hold.waits()), missing(hold.waits()), harm(hold.look()));
    }

    private String next(Decision.Hold hold) {
        return hold.lookAgainAt().map(again -> ", next " + clock.time(again)).orElse("");
    }

    /** When the last of what is waited for is over; with a plus where something has no end yet. */
    private String until(List<Wait> waits) {
        String orLater = waits.stream().allMatch(wait -> wait.until().isPresent()) ? ":" : "+:";
        return waits.stream()
                .flatMap(wait -> wait.until().stream())
                .max(Comparator.naturalOrder())
                .map(end -> " until " + clock.day(end) + orLater)
                .orElse(" no end in sight:");
    }

    /** What takes longest. */
    private static String missing(List<Wait> waits) {
        return waits.stream()
                .sorted(Comparator.comparing((Wait wait) -> wait.until().orElse(NEVER))
                        .reversed())
                .map(LookLine::missing)
                .distinct()
                .limit(MOST_MISSING)
                .collect(joining(", "));
    }

    private static String missing(Wait wait) {
        if (wait instanceof Wait.ForSoak soak) {
            return "soak " + soak.look().elapsed().toHours() + "/"
                    + soak.length().toHours() + "h";
        }
        if (wait instanceof Wait.ForSample sample) {
            return sample(sample.gate());
        }
        if (wait instanceof Wait.ForData data) {
            return data.gate().name() + " silent";
        }
        return wait instanceof Wait.ForApproval ? "sign-off" : wait.reason().rule();
    }

    private static String sample(GateStatus gate) {
        return gate.needed().isPresent() && gate.sample() < gate.needed().getAsLong()
                ? "sample " + 100 * gate.sample() / gate.needed().getAsLong() + "%"
                : "proof";
    }

    private static String harm(Look look) {
        return look.gates().stream()
                .max(Comparator.comparingDouble(gate -> Math.max(0, gate.evidence()) - gate.evidenceNeeded()))
                .map(LookLine::harm)
                .orElse("nothing is measured");
    }

    private static String harm(GateStatus gate) {
        return gate.name() + " " + shown(gate.treated())
                + gate.control().map(control -> " vs " + shown(control)).orElse("") + ", evidence "
                + evidence(gate.evidence()) + " of " + evidence(gate.evidenceNeeded());
    }

    private static String shown(GroupTotals group) {
        return group.observations() == 0
                ? "nothing"
                : String.format(Locale.ENGLISH, "%.2f%%", 100.0 * group.events() / group.observations());
    }

    /** The evidence itself; a gate has its logarithm. */
    private static String evidence(double logarithm) {
        double value = Math.exp(logarithm);
        return value > MOST_EVIDENCE ? "over 1000" : String.format(Locale.ENGLISH, value < 10 ? "%.1f" : "%.0f", value);
    }
}
