/**
 * What those who run a server ask it: whether it lives, whether it can work, and how busy it is.
 */
@NullMarked
package org.valuegap.app.health;

import org.jspecify.annotations.NullMarked;
