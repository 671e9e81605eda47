/** The text of a call, as the commands hand it on to each other in files. One line is one utterance. */
@NullMarked
package com.example.callcenter.transcript;

import org.jspecify.annotations.NullMarked;
