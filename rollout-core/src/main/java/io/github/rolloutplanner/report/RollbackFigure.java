package io.github.rolloutplanner.report;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.plan.ReactionTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The time from a breach until no user has the change, one part after the other, against what is promised. */
final class RollbackFigure implements Figure {
    private static final double ROOM = 1.1;

    private final ReactionTime reaction;
    private final Optional<Duration> bound;
    private final double longest;

    RollbackFigure(ReactionTime reaction, Optional<Duration> bound) {
        this.reaction = reaction;
        this.bound = bound;
        this.longest = ROOM * Math.max(1, Math.max(seconds(reaction.total()), seconds(bound.orElse(Duration.ZERO))));
    }

    @Override
    public String title() {
        return "From a breach of a limit to the previous behavior";
    }

    @Override
    public String description() {
        return "Time to detect " + Wording.of(reaction.timeToDetect()) + ", propagation "
                + Wording.of(reaction.propagation())
                + (reaction.cacheExpiry().isZero() ? "" : ", caches " + Wording.of(reaction.cacheExpiry()))
                + ", together "
                + Wording.of(reaction.total())
                + bound.map(most -> ", of " + Wording.of(most) + " promised").orElse("") + ".";
    }

    @Override
    public Svg drawing() {
        List<Bars.Bar> bars = new ArrayList<>();
        Duration detected = reaction.timeToDetect();
        Duration propagated = detected.plus(reaction.propagation());
        bars.add(bar("Detect", Duration.ZERO, detected));
        bars.add(bar("Propagate", detected, propagated));
        if (!reaction.cacheExpiry().isZero()) {
            bars.add(bar("Caches expire", propagated, reaction.total()));
        }
        bars.add(bar("Together", Duration.ZERO, reaction.total()));
        return Bars.draw(
                bars, bound.map(most -> new Bars.Limit(seconds(most) / longest, "promised: " + Wording.of(most))));
    }

    private Bars.Bar bar(String label, Duration from, Duration to) {
        return new Bars.Bar(
                "",
                label,
                Wording.of(to.minus(from)),
                List.of(new Bars.Piece(seconds(from) / longest, seconds(to) / longest, "bar")),
                List.of());
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }
}
