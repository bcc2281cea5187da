package io.github.rolloutplanner.snippet;

/** Source of the Appwrite style. */
final class AppwriteTemplates {
    static final String MODULE = """
            import { %sdk% } from 'appwrite';
            import {
              %imports%
            } from './%feature%.js';

            // %document%
            %flagType%
            const FLAG = { databaseId: 'feature_flags', collectionId: 'flags', documentId: %documentId% };

            %table%
            %helpers%
            // Takes an Appwrite client; renders now and whenever the document changes; returns what stops that.
            %watchTypes%
            export async function watch%Feature%(%subjects%) {
              %teams%
              /** @param {Flag | null} flag */
              const show = (flag) => {
                %show%
              };
              const channel = `databases.${FLAG.databaseId}.collections.${FLAG.collectionId}.documents.${FLAG.documentId}`;
              /** @param {import('appwrite').RealtimeResponseEvent<Flag>} change */
              const follow = ({ events, payload }) =>
                show(events.some((event) => event.endsWith('.delete')) ? null : payload);
              const stop = client.subscribe(channel, follow);
              /** @type {Promise<Flag>} */
              const reading = new Databases(client).getDocument(FLAG);
              show(await reading.catch(() => null));
              return stop;
            }
            """;

    static final String SHOW_SWITCH = """
            if (%decision%) {
              // New: %new%
              render%Feature%();
            } else {
              // Old: %old%
              render%Feature%Fallback();
            }
            """;

    static final String SHOW_VARIANT = """
            const variant = %decision%;
            const render = branches.get(variant) ?? %control%;
            render();
            """;

    static final String TABLE = """
            // The control comes first: it is also for users whose variant is not known here.
            const branches = new Map([
              %branches%
            ]);

            """;

    static final String TEAMS = """
            // Teams are the segments; guests are in none.
            const segments = await new Teams(client)
              .list({ queries: [Query.equal('name', %segments%)] })
              .then(({ teams }) => teams.map((team) => team.name), () => []);
            """;

    static final String BUCKET_OF = """
            // 0 to 99.99, always the same for the same id, so that users stay in while the percentage rises.
            /**
             * @param {Flag} flag
             * @param {string | number} [id]
             */
            function bucketOf(flag, id) {
              if (id === undefined || id === null) {
                return 100;
              }
              let hash = 0x811c9dc5;
              for (const char of `${flag.$id}:${id}`) {
                hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
              }
              return ((hash ^ (hash >>> 15)) >>> 0) % 10000 / 100;
            }

            """;

    static final String IS_IN_PERCENTAGE = """
            /**
             * @param {Flag | null} flag
             * @param {string | number} [id]
             */
            function isInPercentage(flag, id) {
              return flag ? flag.enabled && bucketOf(flag, id) < flag.percentage : %default%;
            }

            """;

    static final String VARIANT_OF = """
            /**
             * @param {Flag | null} flag
             * @param {string | number} [id]
             */
            function variantOf(flag, id) {
              let rest = flag?.enabled ? bucketOf(flag, id) : 100;
              const index = (flag?.weights ?? []).findIndex((weight) => (rest -= weight) < 0);
              return flag?.variants?.[index] ?? %controlName%;
            }

            """;

    static final String DECIDE = """
            // %order% A flag that is off is off for all users.
            %decideTypes%
            function decide%Feature%(%arguments%) {
              if (!(flag?.enabled ?? %default%)) {
                return %off%;
              }
              %rules%
              return %ask%;
            }

            """;

    private AppwriteTemplates() {}
}
