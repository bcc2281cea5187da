package io.github.rolloutplanner.lint;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** As much of a fact as a finding needs: a plan may have texts, and lists of them, that nobody reads to their end. */
final class FactExcerpt {
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_ITEMS = 20;

    private FactExcerpt() {}

    static Fact of(Fact fact) {
        return new Fact(fact.name(), shown(fact.value()));
    }

    private static Object shown(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(FactExcerpt::shown);
        }
        if (value instanceof Collection<?> items) {
            return items(items);
        }
        return text(value);
    }

    private static Object text(Object value) {
        String text = Wording.of(value);
        return text.length() <= LONGEST_TEXT
                ? value
                : text.substring(0, LONGEST_TEXT) + "... (" + Wording.count(text.length(), "character") + ")";
    }

    private static List<Object> items(Collection<?> items) {
        List<Object> shown = new ArrayList<>();
        items.stream().limit(MOST_ITEMS).map(FactExcerpt::shown).forEach(shown::add);
        if (items.size() > MOST_ITEMS) {
            shown.add(Wording.of(items.size() - MOST_ITEMS) + " more");
        }
        return shown;
    }
}
