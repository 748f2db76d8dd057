// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pseudotranslator.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QTabBar>
#include <QTextDocumentFragment>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar opening(0x27E6);
constexpr QChar closing(0x27E7);

/// Qt's own: "QShortcut", "QMessageBox", "QsciScintilla".
bool isQts(const char* context)
{
    static const QRegularExpression pattern(u"^Q[A-Zs]"_s);
    return pattern.match(QString::fromLatin1(context)).hasMatch();
}

/// Words to make a text longer by, in the manner of the text: one long word where it is one.
QString padding(const QString& text)
{
    qsizetype left = std::max<qsizetype>(2, (text.size() * 2 + 4) / 5 - 2);
    QString pad;
    while (left > 0) {
        const qsizetype word = std::min<qsizetype>(left, 9);
        pad += (pad.isEmpty() && !text.contains(u' ') ? u""_s : u" "_s) + QString(word, u'\u00FC');
        left -= word + 1;
    }
    return pad;
}

QString plainOf(const QString& text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

QString withoutMnemonics(QString text)
{
    static const QRegularExpression single(u"&(.)"_s);
    return text.replace(single, u"\\1"_s);
}

bool isQtsOwn(const QWidget& widget)
{
    if (widget.objectName().startsWith(u"qt_"_s) || qobject_cast<const QScrollBar*>(&widget) ||
        qobject_cast<const QSplitterHandle*>(&widget) || widget.inherits("QsciScintilla"))
        return true;
    for (const QWidget* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (parent->inherits("QFileDialog") || parent->inherits("QsciScintilla") ||
            qobject_cast<const QTabBar*>(parent) || qobject_cast<const QComboBox*>(parent))
            return true;
    return false;
}

class Walk {
public:
    explicit Walk(const DataTexts& data) : m_data(data) {}

    void visit(const QWidget& widget)
    {
        if (isQtsOwn(widget))
            return;
        const QString where =
            widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName();
        see(where + u" name"_s, widget.accessibleName());
        see(where + u" description"_s, widget.accessibleDescription());
        see(where + u" tip"_s, widget.toolTip());
        see(where + u" status tip"_s, widget.statusTip());
        if (widget.isWindow())
            see(where + u" title"_s, widget.windowTitle());
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            see(where, label->text());
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            see(where, withoutMnemonics(button->text()));
        if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
            see(where + u" placeholder"_s, field->placeholderText());
        if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
            see(where, group->title());
        if (const auto* menu = qobject_cast<const QMenu*>(&widget))
            see(where, withoutMnemonics(menu->title()));
        if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            for (int i = 0; i < tabs->count(); ++i)
                see(where, withoutMnemonics(tabs->tabText(i)));
        if (const auto* combo = qobject_cast<const QComboBox*>(&widget))
            for (int i = 0; i < combo->count(); ++i)
                see(where, combo->itemText(i));
        if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget); view && view->model())
            rows(where, *view->model(), {}, 0);
        for (const QAction* action : widget.actions()) {
            see(where + u" item"_s, withoutMnemonics(action->text()));
            see(where + u" item tip"_s, action->toolTip());
        }
    }

    QStringList found;

private:
    void see(const QString& where, const QString& text)
    {
        const QString left = untranslated(plainOf(text), m_data);
        if (left.isEmpty())
            return;
        const QString line = u"%1: “%2” of “%3”"_s.arg(where, left, text.left(160));
        if (!found.contains(line))
            found += line;
    }
    void rows(const QString& where, const QAbstractItemModel& model, const QModelIndex& parent, int depth)
    {
        const int count = std::min(model.rowCount(parent), 100);
        for (int row = 0; row < count; ++row)
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                for (int role :
                     {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole})
                    see(where + u" row"_s, index.data(role).toString());
                if (depth < 6)
                    rows(where, model, index, depth + 1);
            }
    }

    const DataTexts& m_data;
};

} // namespace

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const
{
    if (isQts(context) || !source || !*source)
        return {};
    const QString text = QString::fromUtf8(source);
    return opening + text + padding(text) + closing;
}

void DataTexts::add(const QString& text)
{
    if (m_whole.contains(text))
        return;
    m_whole.insert(text);
    m_all += text + u'\n';
}

void DataTexts::addJson(const QByteArray& json)
{
    const auto visit = [this](const auto& self, const QJsonValue& value) -> void {
        if (value.isString())
            add(value.toString());
        for (const QJsonValue& item : value.toArray())
            self(self, item);
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            add(member.key());
            self(self, member.value());
        }
    };
    const QJsonDocument document = QJsonDocument::fromJson(json);
    visit(visit, document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
    add(QString::fromUtf8(json)); // as it stands, in editors and tooltips
}

bool DataTexts::holds(const QString& text) const { return m_whole.contains(text) || m_all.contains(text); }

QString untranslated(const QString& text, const DataTexts& data)
{
    if (data.holds(text.trimmed()))
        return {};
    QStringList outside{QString()};
    int depth = 0;
    for (const QChar letter : text) {
        if (letter == opening) {
            ++depth;
        } else if (letter == closing) {
            depth = std::max(0, depth - 1);
            outside += QString();
        } else if (depth == 0) {
            outside.last() += letter;
        }
    }
    static const QRegularExpression literal(u"\"[^\"]*\""_s); // what came of data, as JSON writes it
    static const QRegularExpression word(u"\\p{L}{2,}"_s);
    static const QRegularExpression edges(u"^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$"_s);
    static const QRegularExpression between(u"\\s*[·:,…–\\n\\x{2066}-\\x{2069}]+\\s*"_s);
    for (QString& piece : outside)
        for (QString part : piece.remove(literal).split(between)) {
            part.remove(edges);
            if (part.contains(word) && !data.holds(part))
                return part;
        }
    return {};
}

QStringList untranslatedIn(QWidget& root, const DataTexts& data)
{
    Walk walk(data);
    walk.visit(root);
    for (const QWidget* widget : root.findChildren<QWidget*>())
        walk.visit(*widget);
    return walk.found;
}

} // namespace retort
