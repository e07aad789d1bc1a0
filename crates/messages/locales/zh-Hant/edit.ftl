title = 編輯權杖
type-and-access-stay = 類型和存取權維持不變：可用不同設定的新權杖接替。
replace-with-other-access = 以其他存取權更換…
save = 儲存變更
not-saved = 變更尚未儲存：請儲存，或按「取消」捨棄。

## The expiration as it is: an entry of the menu

keep = 維持不變
keep-never = 維持不變：無到期時間
keep-moment = 維持不變：{ $moment }

## What the change does, before it is saved, and what another person has changed

changes = 將變更：
adds-description = 新增描述。
removes-description = 移除描述。
changes-description = 變更描述。
adds = 新增 { $items }。
removes = 移除 { $items }。
moves-expiration = 到期時間由 { $old } 改為 { $new }。
sets-expiration = 到期時間設為 { $new }。
removes-expiration = 移除到期時間。

## What came of saving

saving = 正在儲存…
nothing-changed = 尚未變更。
changed = 已變更 { $name }。
changed-by-others = 此權杖在此期間已由他人變更。
changes-on-top = 你的變更現在疊加於對方的變更之上。請查看後再次儲存。
not-taken = 伺服器未變更{ $fields }。
field-description = 描述
field-scopes = 權限範圍
field-labels = 標籤
field-expiration = 到期時間
fields-and = { $first }、{ $next }
expiration-not-taken = 伺服器可能無法移除到期時間。可改用較晚的日期，或建立新權杖。
