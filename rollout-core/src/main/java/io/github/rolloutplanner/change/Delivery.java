package io.github.rolloutplanner.change;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.metric.Percentage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a change reaches its users, and how it can be taken from them again. It decides what carries the percentage of a phase and
 * in which grain, which steps exist, what a rollback is and how long it takes.
 *
 * <pre>{@code
 * RolloutPlanner.forChange("Sensor 7.12")
 *     .touching(Trait.KERNEL_OR_AGENT)
 *     .deliveredBy(Delivery.fleet(1_000).withLongestOffline(Duration.ofDays(3)))
 *     .plan();
 * }</pre>
 *
 * <p>A delivery holds what it is told, right or wrong; planning the change says what is wrong with it.
 *
 * @since 0.1.0
 */
public sealed interface Delivery {

    /**
     * Returns what sort of delivery it is.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Returns whether it can expose any percentage, so that it can climb the ladder of a strategy.
     *
     * @return false where it has steps of its own
     */
    boolean exposesAnyPercentage();

    /**
     * Returns how many indivisible things it goes to, one after the other: hosts of a fleet, cells of an infrastructure.
     *
     * @return how many, if it is counted in things and known
     */
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /**
     * A feature flag, which turns the change on and off for chosen users while both code paths are deployed.
     *
     * @return the delivery; how long a flag takes to reach all clients is in {@link Tooling#flagDelay()}
     */
    static Flag featureFlag() {
        return new Flag();
    }

    /**
     * A deployment beside the previous version, to which a router sends a part of the traffic.
     *
     * @return the delivery
     */
    static Deployment deployment() {
        return new Deployment(Deployment.Switch.TRAFFIC_WEIGHT);
    }

    /**
     * A deployment to an idle second environment, to which all traffic is switched at once.
     *
     * @return the delivery
     */
    static Deployment blueGreen() {
        return new Deployment(Deployment.Switch.BLUE_GREEN);
    }

    /**
     * A deployment that replaces the previous version for all users.
     *
     * @return the delivery
     */
    static Deployment replacement() {
        return new Deployment(Deployment.Switch.REPLACEMENT);
    }

    /**
     * A configuration that is pushed in stages to those who read it.
     *
     * @return the delivery
     */
    static ConfigurationPush configurationPush() {
        return new ConfigurationPush(true);
    }

    /**
     * A configuration that reaches all who read it at once, because nothing can stage it.
     *
     * @return the delivery
     */
    static ConfigurationPush unstagedConfigurationPush() {
        return new ConfigurationPush(false);
    }

    /**
     * A version in an app store.
     *
     * @param store the store
     * @return the delivery
     */
    static AppStore appStore(Store store) {
        return new AppStore(store);
    }

    /**
     * An update of devices, or of an agent on hosts, where it is not known how many there are.
     *
     * @return the delivery
     */
    static Fleet fleet() {
        return new Fleet(OptionalLong.empty(), Optional.empty());
    }

    /**
     * An update of devices, or of an agent on hosts.
     *
     * @param hosts how many there are
     * @return the delivery
     */
    static Fleet fleet(long hosts) {
        return new Fleet(OptionalLong.of(hosts), Optional.empty());
    }

    /**
     * A change of infrastructure that goes from one cell to the next.
     *
     * @param cells names of the cells, zones, clusters or regions in the order of the rollout, the smallest blast radius first; none
     *     where they are not known
     * @return the delivery
     */
    static Infrastructure infrastructure(String... cells) {
        return new Infrastructure(Elements.listOf(cells, "cells"));
    }

    /**
     * A migration of stored data: expand, write both, backfill, verify, switch the reads, contract.
     *
     * @return the delivery
     */
    static DataMigration dataMigration() {
        return new DataMigration(Optional.empty());
    }

    /**
     * A version of a library or an interface, to which its users upgrade when they like.
     *
     * @return the delivery
     */
    static Library library() {
        return new Library(Optional.empty());
    }

    /**
     * The sorts of delivery, the one that carries a change first where it has several.
     *
     * @since 0.1.0
     */
    enum Kind {
        /** Stored data are moved. */
        DATA_MIGRATION("a data migration"),
        /** A flag decides for each user. */
        FEATURE_FLAG("a feature flag"),
        /** A router decides for each request. */
        DEPLOYMENT("a deployment"),
        /** Readers of a configuration get another one. */
        CONFIGURATION_PUSH("a configuration push"),
        /** Cells get another definition. */
        INFRASTRUCTURE("a change of infrastructure"),
        /** Hosts install another version. */
        FLEET("a fleet update"),
        /** Users install another version. */
        APP_STORE("an app store release"),
        /** Those who depend on it upgrade. */
        LIBRARY("a library or API release");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /**
         * Returns the kind as it stands in a sentence.
         *
         * @return a noun with its article, such as "a feature flag"
         */
        public String phrase() {
            return phrase;
        }
    }

    /**
     * The stores that can release to a part of the users.
     *
     * @since 0.1.0
     */
    enum Store {
        /** The App Store of Apple: seven fixed steps in seven days, which can be paused for 30 days in all. */
        APPLE("the App Store", 1, 2, 5, 10, 20, 50, 100),
        /** Google Play: any percentage, which can be halted. */
        GOOGLE_PLAY("Google Play");

        private final String label;

        @SuppressWarnings("ImmutableEnumChecker") // a list that never changes
        private final List<Percentage> steps;

        Store(String label, double... steps) {
            this.label = label;
            this.steps = Arrays.stream(steps).mapToObj(Percentage::percent).toList();
        }

        /**
         * Returns the percentages of its phased release, a day each.
         *
         * @return the steps; empty where any percentage is possible
         */
        public List<Percentage> steps() {
            return steps;
        }

        /**
         * Returns the name of the store.
         *
         * @return the name
         */
        public String label() {
            return label;
        }
    }

    /**
     * A feature flag.
     *
     * @since 0.1.0
     */
    record Flag() implements Delivery {
        @Override
        public Kind kind() {
            return Kind.FEATURE_FLAG;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return true;
        }
    }

    /**
     * A deployment.
     *
     * @param by how traffic comes to the new version
     * @since 0.1.0
     */
    record Deployment(Switch by) implements Delivery {
        public Deployment {
            requireNonNull(by, "by");
        }

        @Override
        public Kind kind() {
            return Kind.DEPLOYMENT;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return by == Switch.TRAFFIC_WEIGHT;
        }

        /**
         * How traffic comes to a new version.
         *
         * @since 0.1.0
         */
        public enum Switch {
            /** A router sends a percentage of it. */
            TRAFFIC_WEIGHT,
            /** A router sends all of it at once, and can send it back at once. */
            BLUE_GREEN,
            /** The new version takes the place of the previous one. */
            REPLACEMENT
        }
    }

    /**
     * A push of configuration.
     *
     * @param isStaged whether it can go to a part of the readers first
     * @since 0.1.0
     */
    record ConfigurationPush(boolean isStaged) implements Delivery {
        @Override
        public Kind kind() {
            return Kind.CONFIGURATION_PUSH;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return isStaged;
        }
    }

    /**
     * A release in an app store. What is installed stays installed until its user installs a fixed version.
     *
     * @param store the store
     * @since 0.1.0
     */
    record AppStore(Store store) implements Delivery {
        public AppStore {
            requireNonNull(store, "store");
        }

        @Override
        public Kind kind() {
            return Kind.APP_STORE;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return store.steps().isEmpty();
        }
    }

    /**
     * An update of a fleet of hosts or devices.
     *
     * @param size how many there are, if known
     * @param longestOffline how long a host may be out of reach and come back, if known
     * @since 0.1.0
     */
    record Fleet(OptionalLong size, Optional<Duration> longestOffline) implements Delivery {
        public Fleet {
            requireNonNull(size, "size");
            requireNonNull(longestOffline, "longestOffline");
        }

        @Override
        public Kind kind() {
            return Kind.FLEET;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return true;
        }

        /**
         * This fleet with the time that hosts are out of reach.
         *
         * @param time how long a host may be out of reach and come back; above zero, at most 365 days
         * @return a delivery that knows it
         */
        public Fleet withLongestOffline(Duration time) {
            return new Fleet(size, Optional.of(requireNonNull(time, "time")));
        }
    }

    /**
     * A change of infrastructure, cell by cell.
     *
     * @param cells names of the cells in the order of the rollout; empty where they are not known
     * @since 0.1.0
     */
    record Infrastructure(List<String> cells) implements Delivery {
        public Infrastructure {
            cells = Elements.listOf(cells, "cells");
        }

        @Override
        public Kind kind() {
            return Kind.INFRASTRUCTURE;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return false;
        }

        @Override
        public OptionalLong size() {
            return cells.isEmpty() ? OptionalLong.empty() : OptionalLong.of(cells.size());
        }
    }

    /**
     * A migration of stored data.
     *
     * @param backfill how long copying what was stored before takes, if known
     * @since 0.1.0
     */
    record DataMigration(Optional<Duration> backfill) implements Delivery {
        public DataMigration {
            requireNonNull(backfill, "backfill");
        }

        @Override
        public Kind kind() {
            return Kind.DATA_MIGRATION;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return false;
        }

        /**
         * This migration with the time of its backfill.
         *
         * @param time how long copying what was stored before takes; above zero, at most 365 days
         * @return a delivery that knows it
         */
        public DataMigration withBackfill(Duration time) {
            return new DataMigration(Optional.of(requireNonNull(time, "time")));
        }
    }

    /**
     * A version of a library or an interface.
     *
     * @param notice how long before the removal those who depend on it hear of it, if known
     * @since 0.1.0
     */
    record Library(Optional<Duration> notice) implements Delivery {
        public Library {
            requireNonNull(notice, "notice");
        }

        @Override
        public Kind kind() {
            return Kind.LIBRARY;
        }

        @Override
        public boolean exposesAnyPercentage() {
            return false;
        }

        /**
         * This version with its notice.
         *
         * @param time how long before the removal those who depend on it hear of it; above zero, at most 3,650 days
         * @return a delivery that knows it
         */
        public Library withNotice(Duration time) {
            return new Library(Optional.of(requireNonNull(time, "time")));
        }
    }
}
