package io.github.rolloutplanner.internal.rules;

import io.github.rolloutplanner.reason.Rule;
import java.util.List;

/** Where the risk level comes from. */
public final class RiskRows {
    private static final Rows ROWS = new Rows();

    public static final Rule TRAIT = ROWS.row(Rule.of("risk.trait", "What a change touches or is brings a risk level.")
            .because("The change {change}: {level}."));

    public static final Rule NO_FALLBACK =
            ROWS.row(Rule.of("risk.no-fallback", "A new feature without a fallback is one level above one that has it.")
                    .because("A new feature without a fallback: {level}."));

    public static final Rule SECURITY_FIX =
            ROWS.row(Rule.of("risk.security-fix", "A security fix is one level lower: holding it back is a risk too.")
                    .because("A security fix, where waiting is a risk too: {level}."));

    public static final Rule FALLBACK = ROWS.row(
            Rule.of("risk.fallback", "A fallback makes a change of security or of a critical path one level lower.")
                    .because(
                            "The change {change}, and users fall back to the previous behavior at once[ ({fallback})]: {level}."));

    public static final Rule OBSERVABILITY = ROWS.row(
            Rule.of("risk.observability", "Monitoring that many systems share fails with what it should show.")
                    .because(
                            "The change touches monitoring that many systems share, which would have to show a failure and its rollback: {level}."));

    public static final Rule IMPACT = ROWS.row(
            Rule.of("risk.impact", "A user-visible change brings a risk level.").because("{^change}: {level}."));

    public static final Rule UNKNOWN =
            ROWS.row(Rule.of("risk.unknown", "A change of which nothing is known is medium, never low.")
                    .because("Nothing known about the change says how risky it is: {level}."));

    public static final Rule POPULATION =
            ROWS.row(Rule.of("risk.population", "A large population raises low and medium risk by one level.")
                    .because("[{^assumed} ]{users} a day, at least {large}: {level}."));

    public static final Rule IRREVERSIBLE =
            ROWS.row(Rule.of("risk.irreversible", "A change that cannot be rolled back is one level higher.")
                    .because("The change cannot be rolled back, one level above {before}: {level}."));

    public static final Rule CALLER = ROWS.row(Rule.of("risk.caller", "The caller may ask for a higher risk level.")
            .because("The caller asked for at least {level}, where the facts give {before}."));

    static final List<Rule> ALL = ROWS.all();

    private RiskRows() {}
}
