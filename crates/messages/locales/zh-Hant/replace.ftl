create-successor = 建立後繼權杖

## The dialog

title = 更換權杖
steps = 後繼權杖將接替 { $name-view }，權限相同，到期時間重新設定：
step-create = 建立後繼權杖，儲存其值，並檢查是否有效。
step-put = 在使用舊權杖的各處換上新權杖。在此之前兩者都有效。
step-delete = 此頁面顯示舊權杖的上次使用時間。不再使用後即可刪除。
of-other-creator = 這是他人的個人權杖。後繼權杖將屬於你：最好請其建立者處理。
if-leaked = 若值已外洩，請勿等待：先撤銷，再建立後繼權杖。
revoke = 立即撤銷

## The notice while a token is being replaced

without-successor = 正在更換 { $old-view }：尚無後繼權杖。舊權杖仍有效。
unknown-successor = 正在更換 { $old-view }：後繼權杖 { $uid-view } 不在清單中，或已不在。舊權杖仍有效。
with-successor = 正在以 { $new-view }（{ $new-use-view }）更換 { $old-view }（{ $old-use-view }）。舊權杖不再使用後，請將其刪除。
create-another = 再建立一個
delete-old = 刪除舊權杖
remind = 一週後提醒我
stop-watching = 停止追蹤

## The calendar entry that reminds of the old token

reminder-title = 刪除舊的 API 權杖 { $name }
reminder = 已有後繼權杖。若不再使用，請將其刪除。UID { $uid }
