/** Who people are and what they may do: words that stores, rooms and pages share. */
@NullMarked
package org.valuegap.app.account;

import org.jspecify.annotations.NullMarked;
