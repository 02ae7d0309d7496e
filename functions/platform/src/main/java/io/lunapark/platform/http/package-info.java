/** The edge of every HTTP function: who calls, what the call may carry, and how every error looks. */
package io.lunapark.platform.http;
