// SPDX-License-Identifier: GPL-3.0-or-later
// A person for the real program: a plugin that Qt loads into it (QT_QPA_GENERIC_PLUGINS=typist). It knows the window by
// accessible names alone, types, and writes down what was on the screen, for a test that kills the program meanwhile.
//
// TYPIST_FILE: where it writes, a line each, flushed by the system call. TYPIST_FIELD: the accessible name of the
// field. TYPIST_DOES: "type" until killed; "type and save" the same, with Ctrl+S now and then; "recover" presses
// Recover where it is offered, writes down what the field shows then, saves, and ends the program.
#include <QGenericPlugin>
#include <QtTest>
#include <QtWidgets>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

class Typist : public QObject {
    Q_OBJECT

public:
    Typist()
    {
        m_file = ::open(qgetenv("TYPIST_FILE").constData(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, &Typist::go);
        QTimer::singleShot(0, this, [this] { m_timer.start(); });
    }

private:
    /// The visible widget of this name; of an editor, what takes its keys.
    static QWidget* named(const QString& name)
    {
        for (QWidget* widget : QApplication::allWidgets())
            if (widget->accessibleName() == name && widget->isVisible())
                return widget->focusProxy() ? widget->focusProxy() : widget;
        return nullptr;
    }
    static QPushButton* button(const QString& text)
    {
        for (QWidget* widget : QApplication::allWidgets())
            if (auto* found = qobject_cast<QPushButton*>(widget); found && found->text() == text && found->isVisible())
                return found;
        return nullptr;
    }
    QString shown() const
    {
        if (const auto* line = qobject_cast<QLineEdit*>(m_field))
            return line->text();
        auto* accessible = QAccessible::queryAccessibleInterface(m_field);
        auto* text = accessible ? accessible->textInterface() : nullptr;
        return text ? text->text(0, text->characterCount()) : QString();
    }
    void write(const QString& line)
    {
        QString text = line;
        const QByteArray bytes = text.replace(u'\n', u'\x1f').toUtf8() + '\n';
        (void)!::write(m_file, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // What is painted now is what the person sees: acknowledged.
        if (event->type() == QEvent::Paint && m_typed > 0) {
            const QString text = shown();
            if (text != m_last)
                write(u"shown "_s + text);
            m_last = text;
        }
        return QObject::eventFilter(watched, event);
    }

    void go()
    {
        if (!m_field) {
            m_field = named(qEnvironmentVariable("TYPIST_FIELD"));
            if (!m_field)
                return;
            m_since.start();
            m_field->window()->activateWindow();
            m_field->setFocus();
            m_field->installEventFilter(this);
            if (auto* area = qobject_cast<QAbstractScrollArea*>(m_field.data()))
                area->viewport()->installEventFilter(this);
            write(u"begins "_s + shown());
            return;
        }
        if (qEnvironmentVariable("TYPIST_DOES") == u"recover"_s)
            recover();
        else
            type();
    }

    void type()
    {
        if (m_typed == 0)
            QTest::keyClick(m_field, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(m_field, static_cast<char>('0' + m_typed % 10));
        ++m_typed;
        if (qEnvironmentVariable("TYPIST_DOES") == u"type and save"_s && m_typed % 7 == 0)
            for (auto* action : m_field->window()->findChildren<QAction*>())
                if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_S))
                    action->trigger();
    }

    void recover()
    {
        if (auto* offered = button(u"Recover"_s)) {
            offered->click();
            write(u"recovers"_s);
            m_waited = true;
        }
        if (!m_waited && m_since.elapsed() < 300) // the workspace is open by then: the bar comes with it
            return;
        m_timer.stop();
        QTimer::singleShot(50, this, [this] {
            write(u"holds "_s + shown());
            ::_exit(0);
        });
    }

    QTimer m_timer;
    QPointer<QWidget> m_field;
    QElapsedTimer m_since;
    QString m_last;
    int m_file = -1;
    int m_typed = 0;
    bool m_waited = false;
};

class TypistPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "typist.json")

public:
    QObject* create(const QString&, const QString&) override { return new Typist; }
};

} // namespace

#include "typist.moc"
