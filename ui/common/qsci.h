// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QScintilla's headers say `signals` and `slots`, which QT_NO_KEYWORDS takes away from our own code.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots
