/** How functions log. */
package io.lunapark.platform.logging;
