package io.github.rolloutplanner.json.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.internal.bounds.TextCheck;
import io.github.rolloutplanner.internal.rows.QueryTimeout;
import io.github.rolloutplanner.internal.state.PlanIdentity;
import io.github.rolloutplanner.internal.text.TextBound;
import io.github.rolloutplanner.operate.RolloutStore;
import io.github.rolloutplanner.operate.StoreException;
import io.github.rolloutplanner.operate.StoredRollout;
import io.github.rolloutplanner.reason.RolloutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Keeps a rollout in a table of a database, a row for each rollout, so that several programs on several machines share it.
 *
 * <pre>{@code
 * JdbcStore store = JdbcStore.of(dataSource, "one-page checkout");
 * store.createTables();
 * StoredRollout stored = store.start(RunningRollout.start(plan)); // goes on with what is there, after a restart
 * stored = store.append(stored, events);
 * }</pre>
 *
 * <p>Each append is one transaction: all of its events are kept, or none, and of two programs that append to the same revision one is
 * refused as stale, at each isolation level. A connection is taken for each call and closed as it was given. The statements are standard
 * SQL and tested with H2 and PostgreSQL; with others they are not. Several threads may use a store.
 *
 * <p>What a driver says is never passed on, neither as a message nor as a cause, since it may hold an address or a password.
 *
 * @since 0.1.0
 */
public final class JdbcStore implements RolloutStore {
    private static final long FIRST = 1;
    private static final QueryTimeout TIMEOUT = new QueryTimeout(Duration.ofSeconds(30));

    private final DataSource source;
    private final String id;
    private final StoreTables tables;
    private final QueryTimeout timeout;
    private final JdbcTransactions transactions;
    /** The latest revision that was seen here: the database does not go back before it. */
    private final AtomicLong seen = new AtomicLong();

    private JdbcStore(DataSource source, String id, StoreTables tables, QueryTimeout timeout) {
        this.source = source;
        this.id = id;
        this.tables = tables;
        this.timeout = timeout;
        this.transactions = new JdbcTransactions(source, timeout);
    }

    /**
     * Names a rollout in a database. Nothing is read or written yet.
     *
     * @param source where connections come from
     * @param id what the rollout is called in the table, at most 200 characters
     * @return the store, with the table {@code rollout_planner_rollout} and without a log of events
     * @throws RolloutException.InvalidValue if the id is blank, too long or has hidden characters
     */
    public static JdbcStore of(DataSource source, String id) {
        requireNonNull(source, "source");
        TextCheck.require(requireNonNull(id, "id"), TextBound.NAME, "The id of a rollout");
        if (id.isBlank()) {
            throw new RolloutException.InvalidValue("The id of a rollout is blank. Give one that people find it by.");
        }
        RolloutTable rollouts = new RolloutTable(new TableName(RolloutTable.DEFAULT_NAME));
        return new JdbcStore(source, id, new StoreTables(rollouts, Optional.empty()), TIMEOUT);
    }

    /**
     * Uses another table for rollouts.
     *
     * @param table its name, with a schema before it where it needs one: letters, digits and underscores
     * @return such a store
     * @throws RolloutException.InvalidValue if that is no name of a table
     */
    public JdbcStore withTable(String table) {
        RolloutTable rollouts = new RolloutTable(new TableName(table));
        return new JdbcStore(source, id, new StoreTables(rollouts, tables.log()), timeout);
    }

    /**
     * Also writes down each event, in the same transaction, into the table {@code rollout_planner_event}: a row each, with the line that a
     * {@link io.github.rolloutplanner.json.RolloutJournal} has for it.
     *
     * @return such a store
     */
    public JdbcStore withEventLog() {
        return withEventLog(EventTable.DEFAULT_NAME);
    }

    /**
     * Also writes down each event, in the same transaction, into a table of that name.
     *
     * @param table its name, with a schema before it where it needs one: letters, digits and underscores
     * @return such a store
     * @throws RolloutException.InvalidValue if that is no name of a table
     */
    public JdbcStore withEventLog(String table) {
        Optional<EventTable> log = Optional.of(new EventTable(new TableName(table)));
        return new JdbcStore(source, id, new StoreTables(tables.rollouts(), log), timeout);
    }

    /**
     * Sets how long a statement may take, also one that waits for a row which another session has locked. Defaults to 30 seconds. A
     * connection that hangs is ended by a time-out of the driver or the pool.
     *
     * @param longest at least a second; parts of one count as a whole
     * @return such a store
     * @throws RolloutException.InvalidValue if it is not positive
     */
    public JdbcStore withTimeout(Duration longest) {
        return new JdbcStore(source, id, tables, new QueryTimeout(longest));
    }

    /**
     * The statements that make the tables, for those who make them by migrations.
     *
     * @return a statement for each table, each with a semicolon
     */
    public String ddl() {
        return tables.ddl();
    }

    /**
     * Makes the tables that are not there yet, and checks all of them as {@link #requireTables} does. Several programs may do so at the
     * same time.
     *
     * @throws StoreException if a table cannot be made, or is there with other columns
     */
    public void createTables() {
        String refused = tables.create(transactions)
                .map(said -> " (" + JdbcFailures.known(said) + ")")
                .orElse("");
        guarded("The tables cannot be made" + refused, tables::require);
    }

    /**
     * Checks that the tables are there and have the columns that are needed.
     *
     * @throws StoreException with what is missing or other, and the statements that make them
     */
    public void requireTables() {
        guarded("The tables cannot be used", tables::require);
    }

    /**
     * Goes on with the rollout of this id, or starts with a rollout where there is none.
     *
     * @param rollout the rollout to start with; where there is one of its plan already, that one counts, even where it is over
     * @return the rollout as it is kept
     * @throws StoreException with the fault {@link StoreException.Fault#FOREIGN} if there is one of another plan, which stays as it is;
     *     with others as for {@link #load}
     * @throws io.github.rolloutplanner.json.JsonContractException if there is no valid document for the plan
     */
    public StoredRollout start(RunningRollout rollout) {
        StoredRollout given = new StoredRollout(requireNonNull(rollout, "rollout"), FIRST);
        if (row().isEmpty()) {
            insert(given);
        }
        StoredRollout kept = load();
        PlanIdentity plan = Plans.of(kept);
        Refusals.replanned(place(), kept, Plans.of(given)).ifPresent(refusal -> {
            throw refusal;
        });
        if (!plan.fingerprint().equals(Plans.fingerprint(given))) {
            throw Refusals.taken(
                    place(),
                    plan,
                    Plans.of(given),
                    "Give this rollout an id of its own. Where the plan was changed on purpose, end the rollout of the old one"
                            + " first, and start the new one with another id.");
        }
        return kept;
    }

    private void insert(StoredRollout given) {
        try {
            transactions.run(session -> tables.start(session, id, given));
        } catch (SQLException e) {
            if (row().isEmpty()) { // else another program was faster
                throw failure(what("started"), e);
            }
        }
    }

    /**
     * The rollout as the database has it now.
     *
     * @throws StoreException if there is no such rollout, if its document was changed by hand, if its revision is an earlier one than this
     *     store saw before, or if the database cannot be read
     */
    @Override
    public StoredRollout load() {
        long before = seen.get();
        StoredRollout stored = StoredDocument.read(place(), row().orElseThrow(this::missing), before);
        seen.accumulateAndGet(stored.revision(), Math::max);
        return stored;
    }

    private Optional<RolloutRow> row() {
        return guarded(what("loaded"), session -> tables.rollouts().select(session, id));
    }

    @Override
    public StoredRollout append(StoredRollout before, List<RolloutEvent> events) {
        requireNonNull(before, "before");
        List<RolloutEvent> next = Elements.listOf(events, "events");
        if (next.isEmpty()) {
            return before;
        }
        StoredRollout after = before.after(next);
        try {
            transactions.run(session -> written(session, before, after, next));
        } catch (SQLException e) {
            throw JdbcFailures.isConflict(e)
                    ? Refusals.stale(place(), before.revision())
                    : failure(what("appended to"), e);
        }
        seen.accumulateAndGet(after.revision(), Math::max);
        return after;
    }

    private boolean written(JdbcSession session, StoredRollout before, StoredRollout after, List<RolloutEvent> events)
            throws SQLException {
        if (!tables.append(session, id, before, after, events)) {
            throw refusal(tables.rollouts().select(session, id), before);
        }
        return true;
    }

    private StoreException refusal(Optional<RolloutRow> found, StoredRollout before) {
        if (found.isEmpty()) {
            return missing();
        }
        if (!found.get().fingerprint().equals(Plans.fingerprint(before))) {
            StoredRollout kept = StoredDocument.read(place(), found.get(), 0);
            return Refusals.outdated(place(), kept, Plans.of(before))
                    .orElseGet(() -> Refusals.foreign(place(), Plans.of(kept), Plans.of(before)));
        }
        return Refusals.stale(place(), before.revision());
    }

    /**
     * What happened, as the log of events has it.
     *
     * @return the lines of a {@link io.github.rolloutplanner.json.RolloutJournal}, from where the log was switched on; its replay gives
     *     the rollout again, also where its document was damaged. Empty without {@link #withEventLog}, and before the first event
     * @throws StoreException if a line was changed, or if the log cannot be read
     */
    public String journal() {
        return tables.log().isEmpty()
                ? ""
                : guarded("The log of '" + id + "' cannot be read", session -> tables.journal(session, id));
    }

    private StoreException missing() {
        return new StoreException(
                StoreException.Fault.MISSING,
                tables.rollouts() + " has no rollout with the id '" + id
                        + "'. Correct the id, or start(..) a rollout.");
    }

    private String place() {
        return tables.rollouts() + ", at '" + id + "',";
    }

    private String what(String done) {
        return "The rollout '" + id + "' cannot be " + done;
    }

    private <T> T guarded(String what, JdbcTransactions.Work<T> work) {
        try {
            return transactions.run(work);
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    private StoreException failure(String what, SQLException failure) {
        if (failure instanceof JdbcTransactions.UnknownOutcome unknown) {
            return JdbcFailures.unknown(what, unknown.failure());
        }
        return JdbcFailures.isOfTables(failure)
                ? JdbcFailures.noTables(what, failure, tables.ddl())
                : JdbcFailures.unreachable(what, failure);
    }
}
