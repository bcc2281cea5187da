package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Where the gates of resources stand: no request and no user is evidence of how full one is. */
public final class SaturationRows {
    private static final Rows ROWS = new Rows();

    public static final Rule PERSISTENT = ROWS.row(Rule.of(
                    "saturation.persistent",
                    "A resource breaks its gate by readings in a row, not by a number of requests.")
            .because(
                    "{metric} is a resource, whose readings depend on the ones before, so that no number of {users} is evidence:"
                            + " {readings} readings in a row beyond {gate} hold the rollout and call a person[, beyond {limit} they"
                            + " roll back]."));

    public static final Rule PROJECTED =
            ROWS.row(Rule.of("saturation.projected", "On shared hosts, what a percentage adds is projected to 100%.")
                    .because(
                            "{^delivery} reaches hosts that serve all {users}, so that {percentage} of the {users} add {percentage}"
                                    + " of the load: {rise} above {usual}, where {metric} may stand by itself, is {fullRise} at 100%,"
                                    + " which takes it to {full}."));

    public static final Rule NOT_PROJECTED = ROWS.row(Rule.of(
                    "saturation.not-projected",
                    "What a percentage adds to a resource needs a known range of its readings.")
            .because(
                    "{^delivery} reaches hosts that serve all {users}, and a typed baseline does not tell what {percentage}"
                            + " of the {users} add to {metric} from its usual swings. Say how far those go with"
                            + " Baseline.within(..), and the rise is projected to 100%."));

    public static final Rule RANGE_TOO_WIDE = ROWS.row(Rule.of(
                    "saturation.range-too-wide",
                    "A range of readings that reaches the limit leaves no rise to project.")
            .because(
                    "{^delivery} reaches hosts that serve all {users}, and {metric} may be {part} off {baseline} by itself, which"
                            + " reaches its limit of {limit}, so a rise at {percentage} tells nothing. Say more closely how far its"
                            + " readings go with Baseline.within(..), and the rise is projected to 100%."));

    public static final Rule DIRECT = ROWS.row(
            Rule.of("saturation.direct", "Hosts of their own show at any percentage what all will show at 100%.")
                    .because(
                            "{^delivery} gives the change hosts of its own, which carry as much of it at {percentage} as all do"
                                    + " at 100%[, and the hosts without it are the {comparison}]."));

    public static final Rule FULL = ROWS.row(Rule.of("saturation.full", "At 100% a resource carries all of the change.")
            .because("At {percentage} {metric} shows the whole load of the change."));

    public static final List<Rule> ALL = ROWS.all();

    private SaturationRows() {}
}
