package io.github.rolloutplanner.json.internal.monitoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A query of Prometheus, of which some parts have names under which they can be recorded.
 *
 * @param parts texts, terms and expressions
 */
public record Expression(List<Object> parts) {

    /** An expression of parts that are written one after the other. */
    static Expression of(Object... parts) {
        return new Expression(List.of(parts));
    }

    /** Several alternatives of which each is enough. */
    static Expression any(List<Expression> alternatives) {
        Expression all = alternatives.get(0);
        for (Expression next : alternatives.subList(1, alternatives.size())) {
            all = of(all, " or ", next);
        }
        return all;
    }

    /** The query from the series themselves. */
    public String inline() {
        return text(term -> "(" + term.expression().inline() + ")");
    }

    /** The query from what is recorded of a change. */
    public String recorded(String change) {
        return text(term -> term.selector(change));
    }

    private String text(Function<Term, String> name) {
        return parts.stream().map(part -> text(part, name)).collect(Collectors.joining());
    }

    private static String text(Object part, Function<Term, String> name) {
        if (part instanceof Expression inner) {
            return inner.text(name);
        }
        return part instanceof Term term ? name.apply(term) : part.toString();
    }

    /** All terms, each after those that it is computed from. */
    public Set<Term> terms() {
        Set<Term> terms = new LinkedHashSet<>();
        for (Object part : parts) {
            if (part instanceof Expression inner) {
                terms.addAll(inner.terms());
            } else if (part instanceof Term term) {
                terms.addAll(term.expression().terms());
                terms.add(term);
            }
        }
        return terms;
    }
}
