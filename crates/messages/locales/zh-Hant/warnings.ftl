### Notices above the list about the address, the clock and the members.

clock-wrong = { $side ->
    [ahead] 此電腦的時鐘比伺服器快 { $length }。此頁面依伺服器的時鐘計算你選擇的到期時間和已過期的權杖。請校正有誤的時鐘。
   *[behind] 此電腦的時鐘比伺服器慢 { $length }。此頁面依伺服器的時鐘計算你選擇的到期時間和已過期的權杖。請校正有誤的時鐘。
}
ignored = 網址中已忽略：{ $names }。這些值在此沒有意義。
members-unknown = 此伺服器未提供成員資料，因此無法判斷哪些權杖的建立者已離開（網址中的 creator_left）。顯示所有權杖。
search-secret = 搜尋中有長度如權杖的字詞，因此不放入網址：重新載入頁面會遺失搜尋。
shortened = 此檢視過長，網址無法容納。重新載入頁面會遺失搜尋、過長的篩選條件和連結填入的內容，複製網址也是如此。
