package io.lunapark.console.showconsole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTest {

    @Test
    void importsAreAskedForAndExportsAreGiven() {
        Module module = Module.of("cinema/office.js", """
                // The box office.
                import { el, write as put } from '../dom.js';
                import {
                  Feed,
                } from '../api.js';
                import * as vault from '../vault.js';
                import rooms from './rooms.js';
                import '../search.js'; // for all
                export const limit = 3;
                /**
                 * Where tickets are sold.
                 */
                export class Office {}
                export async function sell() {
                  return import('./plan.js');
                }
                export default {
                  view: 'cinema',
                };
                """);

        assertThat(module.imports()).containsExactly("dom.js", "api.js", "vault.js", "cinema/rooms.js", "search.js");
        assertThat(module.function()).isEqualTo("""
                async () => {
                const { el, write: put } = await $use('dom.js');
                const {
                  Feed,
                } = await $use('api.js');
                const vault = await $use('vault.js');
                const { default: rooms } = await $use('cinema/rooms.js');
                await $use('search.js'); // for all
                const limit = 3;
                class Office {}
                async function sell() {
                  return $use('cinema/plan.js');
                }
                const $default = {
                  view: 'cinema',
                };

                return { limit, Office, sell, default: $default };
                }""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export { a, b };",
                "export * from './a.js';",
                "export let n = 0;",
                "import a, { b } from './a.js';"
            })
    void anotherFormIsRefused(String line) {
        assertThatThrownBy(() -> Module.of("a.js", "const n = 1;\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line);
    }
}
