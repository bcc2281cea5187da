package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Reasons.STATEMENTS;

import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Statement;
import java.io.IOException;
import java.util.List;

/** What people tick off. */
final class DetailedChecklists extends ObjectCodec<Checklists> {
    private final Field<List<Statement>> before = required("before", STATEMENTS);
    private final Field<List<Statement>> during = required("during", STATEMENTS);
    private final Field<List<Statement>> after = required("after", STATEMENTS);

    DetailedChecklists() {
        super("checklists");
    }

    @Override
    void put(Checklists checklists, JsonOut out) throws IOException {
        out.put(before, checklists.before());
        out.put(during, checklists.during());
        out.put(after, checklists.after());
    }

    @Override
    Checklists build(Members members) {
        return new Checklists(members.get(before), members.get(during), members.get(after));
    }
}
