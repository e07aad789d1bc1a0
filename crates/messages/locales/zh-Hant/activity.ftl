## Operations: what was done.

created = 建立
changed = 變更
deleted = 刪除
handed-over = 將值移交命令列
looked-up = 以值查詢
signed-in = 登入
sign-in-refused = 登入遭拒
signed-out = 登出
member-changed = 變更成員
terminated = 終止
pushed = 推送
unnamed-operation = 未命名的操作
repeated = { $operation }，{ NUMBER($count) } 次

## What it was done to.

api-token = 權杖
bento = Bento
bento-repository = Bento 儲存庫
cluster = 叢集
deployment = 部署
deployment-revision = 部署修訂版本
host-cluster = 主機叢集
model = 模型
model-repository = 模型儲存庫
organization = 組織
person = 人員
resource = { $kind-view } { $name-view }
deleted-mark = (已刪除)

## An event of one token: the operation and what it was done to, then who did it.

done-to = { $operation-view }：{ $resource-view }
this-token = 此權杖
by = 操作者：{ $person-view }
by-with-token = 操作者：{ $person-view }，使用權杖 { $token-view }
by-unknown = 操作者：不明帳號
by-unknown-with-token = 操作者：不明帳號，使用權杖 { $token-view }
success = 成功
at-unknown-time = 時間不明

## The tab of one token's details.

more-events = 更多事件
no-creator = 伺服器未提供此權杖的建立者，因此無法查找其活動。
server-said = 伺服器回應：「{ $quote-view }」
recorded-embedded = 有變更的操作會記錄，保存期間由伺服器決定。只讀取的操作不會記錄，因此「上次使用」可能較晚。
recorded-yatai = Yatai 只在推送模型和 Bento 及新增部署時記錄權杖名稱，不記錄對權杖的任何操作。事件是依權杖的名稱和建立者查找；不顯示權杖建立之前的事件。
recorded-bentocloud = 事件不含權杖的 UID，因此是依權杖的名稱和建立者查找。不顯示權杖建立之前的事件。伺服器未記錄的操作不會列出。
none-since-made = 權杖建立後沒有活動。
none-in-all = { $count ->
    [0] 找不到活動。
   *[other] 在全部 { NUMBER($count) } 個事件中找不到活動。
}
found = { $count ->
    [0] 找不到活動。
   *[other] { NUMBER($count) } 個事件。
}
no-more = 沒有更多事件。
looked-at = 已查看 { NUMBER($read) } / { NUMBER($total) } 個事件。
looked-back-to = 已查看 { NUMBER($read) } / { NUMBER($total) } 個事件，最早至 { $day }。

## The page “Activity”.

back-to-tokens = 返回權杖
cannot-filter = 此伺服器無法依 { $filters } 篩選：已略過這些篩選條件。
sees-own = 你可看到自己的活動，以及自己的權杖和組織權杖的活動。
no-match = 沒有符合的活動。
load-more = 載入更多
not-recorded = Yatai 不記錄對權杖的任何操作，因此沒有可顯示的活動。
events = { NUMBER($count) } 個事件
events-of = { NUMBER($count) } / { NUMBER($total) } 個事件
what-bentocloud-records = 此伺服器不記錄角色、位址及變更前後的值。可依人員和整日（UTC）篩選。
what-is-recorded = 登入和變更會記錄；讀取不會。
kept-for = { $days ->
    [0] 事件無限期保存。
   *[other] 事件保存 { NUMBER($days) } 天。
}

## The columns of the events. Who and What are filters, too.

when = 時間
who = 操作者
what = 操作
about = 對象
from = 來源
with = 認證方式

## The cells of an event.

unknown-time = 不明
only-by-person = 只看此人的操作
only-about-token = 只看對此權杖的操作
role-mark = ({ $role })
token-details = 權杖詳細資料
with-login-code = 登入代碼
with-session = 工作階段
system-user = 系統使用者 { $name }
nobody-known = 不明
several-addresses = 多個位址

## What an event has changed, a line for each field.

field-changed = { $field }：{ $before } → { $after }
field-value = { $field }：{ $value }
role = 角色
no-member = 非成員
wrong = 有誤
no-scopes = 無
never-expires = 永不過期
organization-token = 組織權杖
monitoring-token = 監控權杖
sign-in-link-made = 已建立登入連結
value-replaced = 請求重複送出：權杖已有新值

## The filters.

filters = 篩選條件
login-names = 登入名稱
token-uid = 權杖 UID
about-or-with = 對象或所用的權杖
uid-refused = UID 只含字母、數字和連字號；多個 UID 以逗號分隔。
since = 開始時間
until = 結束時間
moment-hint = 7d、2026-11-30，或 2026-11-30T18:00:00Z 這類時間
moment-refused = 這不是時間。可用 7d（或 h、w）、2026-11-30 和 2026-11-30T18:00:00Z。
several = 多項
everything = 全部

## The export. $format is the name of a format, for instance “CSV”.

export = 匯出
download-as = 下載 { $format }
copy-as = 複製 { $format }
not-exported = 未匯出：無法載入事件。
reading = 已讀取 { NUMBER($count) } / { NUMBER($total) } 個事件…
downloaded = 已將 { NUMBER($count) } 個事件下載為 { $format }。
copied = 已將 { NUMBER($count) } 個事件複製為 { $format }。
refused = { $reason }。
